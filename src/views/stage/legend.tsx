/** What the outlines of letters mean: only those of the run so far, where the cards leave room; each opens its word. */
import { use, useMemo, useState } from 'react';
import { useLab } from '../../app/store.ts';
import { messageName } from '../../core/narrate/message-nouns.ts';
import type { MessageKind } from '../../core/network/message-kind.ts';
import { TermOpener } from '../../ui/glossary/term-opener.ts';
import type { StageLayout } from './cast.ts';
import { pointAt } from './curves.ts';
import type { Box, Size } from './geometry.ts';
import { type FirstSteps, firstSteps, freePlace, KIND_TERMS, kindsUpTo } from './legend-kinds.ts';
import { outlineOf } from './letters.ts';
import type { Link } from './links.ts';
import './legend.css';

/** On less than this there is room for letters or for their legend. */
const STAGE_MIN: Size = { width: 560, height: 360 };

const LINE = 26;
const SIGN = 38;
/** A generous width of one letter of text, for the place is found before anything is drawn. */
const LETTER = 7.6;
const PADDING = 8;

const widthOf = (kind: MessageKind): number => SIGN + messageName(kind).length * LETTER + PADDING;

interface LegendProps {
  readonly layout: StageLayout;
  /** What else stands on the ground, beside the cards. */
  readonly names: readonly Box[];
  readonly links: readonly Link[];
}

/** What a way takes of the ground, with the letters beside it: boxes along it. */
const ALONG = [0.1, 0.3, 0.5, 0.7, 0.9];
const WAY: Size = { width: 48, height: 32 };

const waysOf = (links: readonly Link[]): readonly Box[] =>
  links.flatMap(({ curve }) => ALONG.map((share) => ({ ...pointAt(curve, share), ...WAY })));

export default function Legend({ layout, names, links }: LegendProps) {
  const kinds = useKinds();
  const boxes = useMemo(() => [...layout.boxes.values(), ...names, ...waysOf(links)], [layout, names, links]);
  const open = use(TermOpener);
  if (kinds.length === 0 || layout.size.width < STAGE_MIN.width || layout.size.height < STAGE_MIN.height) return null;
  const widths = kinds.map(widthOf);
  const column = { width: Math.max(...widths) + PADDING, height: kinds.length * LINE + PADDING };
  const row = { width: widths.reduce((sum, width) => sum + width, 0) + PADDING, height: LINE + PADDING };
  const shape = [column, row]
    .map((size) => ({ size, place: freePlace(size, layout.size, boxes) }))
    .find(({ place }) => place !== null);
  if (shape === undefined || shape.place === null) return null;
  const { size, place } = shape;
  return (
    <ul
      className={`legend${size === row ? ' is-row' : ''}`}
      aria-label="What the outlines of messages mean"
      style={{ left: place.x, top: place.y, ...size }}
      onPointerDown={(event) => event.stopPropagation()}
    >
      {kinds.map((kind) => (
        <li key={kind} style={size === row ? { width: widthOf(kind) } : undefined}>
          <button type="button" aria-haspopup="dialog" onClick={() => open(KIND_TERMS[kind])}>
            <svg width="32" height="22" viewBox="-16 -11 32 22" aria-hidden="true">
              <path className={`letter-outline is-${kind}`} d={outlineOf(kind, 24, 14)} />
            </svg>
            {messageName(kind)}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The kinds of the run so far, as far as the page has seen it. */
function useKinds(): readonly MessageKind[] {
  const run = useLab((state) => state.run);
  const window = useLab((state) => state.window);
  const [seen, setSeen] = useState<{
    readonly run: typeof run;
    readonly window: typeof window;
    readonly known: FirstSteps;
  }>({ run: null, window: null, known: new Map() });
  if (window !== null && (seen.run !== run || seen.window !== window))
    setSeen({ run, window, known: firstSteps(seen.run === run ? seen.known : new Map(), window) });
  const kinds = useLab(({ step }) => kindsUpTo(seen.known, step).join(' '));
  return useMemo(() => (kinds === '' ? [] : (kinds.split(' ') as MessageKind[])), [kinds]);
}
