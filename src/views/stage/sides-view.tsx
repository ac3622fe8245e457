/** The two or more sides of a partition: each tinted and named, and what is cut off healed by one button. */
import { memo, useEffect, useMemo } from 'react';
import { givenName } from '../../app/partition-names.ts';
import { bySize, healing, listOf } from '../../app/partitions.ts';
import { commands, lab, useLab } from '../../app/store.ts';
import type { Cast, StageLayout } from './cast.ts';
import { frontiersOf } from './frontier.ts';
import type { Box, Point } from './geometry.ts';
import type { Link } from './links.ts';
import type { Renaming } from './partition-form.tsx';
import { placed } from './replica-card.tsx';
import { outlinesOf, placesOf, type Side } from './sides.ts';
import './sides.css';

/** More sides than this are tinted only: names would be in each other's way. */
const NAMED_MAX = 4;
const TINTS = 4;
/** About as wide as its characters; higher where fingers press it. */
const NAME = { character: 7, sides: 22, button: 56, height: 28 };

interface SidesProps {
  readonly sides: readonly Side[];
  readonly cast: Cast;
  readonly layout: StageLayout;
  readonly links: readonly Link[];
}

/** The first of them is the rest. */
const tintOf = (index: number): string => (index === 0 ? 'rest' : String((index - 1) % TINTS));

const pointsOf = (line: readonly Point[]): string =>
  line.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');

export const SideTints = memo(function SideTints({ sides, cast, layout, links }: SidesProps) {
  const frontiers = useMemo(() => frontiersOf(links, cast.replicas, layout), [links, cast, layout]);
  const tints = useMemo(
    () => bySize(sides).map((side) => ({ side, outlines: outlinesOf(side, cast, layout) })),
    [sides, cast, layout],
  );
  return (
    <svg className="stage-sides" aria-hidden="true">
      {tints.map(({ side, outlines }, index) => (
        <g key={side.join(' ')} className={`side-tint is-${tintOf(index)}`}>
          <path
            d={outlines
              .map((points) => `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`)
              .join('')}
          />
        </g>
      ))}
      {frontiers.map(pointsOf).map((points) => (
        <polyline key={points} className="frontier" points={points} />
      ))}
    </svg>
  );
});

export const SideNames = memo(function SideNames({
  sides,
  cast,
  layout,
  links,
  onPlaced,
  onRename,
}: SidesProps & { onPlaced(names: readonly Box[]): void; onRename(renaming: Renaming): void }) {
  /** As one text, that is the same where they are. */
  const given = useLab(({ session, run, moment }) =>
    JSON.stringify(
      sides.map((side) => givenName(side, run?.effective ?? session.scenario, session.actions, moment?.atUs ?? 0)),
    ),
  );
  const names = useMemo(() => {
    const givenTo: readonly (string | null)[] = JSON.parse(given);
    if (sides.length > NAMED_MAX) return [];
    const named = bySize(sides).map((side, index) => ({
      side,
      ...wordsOf(side, index === 0, givenTo[sides.indexOf(side)] ?? null),
      isOff: index > 0,
    }));
    const sizes = named.map(({ side, text, isOff }) => ({
      side,
      isOff,
      size: {
        width: Math.ceil(text.length * NAME.character) + NAME.sides + (isOff ? NAME.button : 0),
        height: NAME.height,
      },
    }));
    // Those that can be pressed choose their places first.
    const places = placesOf([...sizes].reverse(), cast, layout, links).toReversed();
    return named.map((name, index) => ({ ...name, tint: tintOf(index), box: places[index] ?? null }));
  }, [sides, cast, layout, links, given]);
  useEffect(() => {
    onPlaced(names.flatMap(({ box }) => box ?? []));
    return () => onPlaced([]);
  }, [names, onPlaced]);
  return (
    <div className="side-names">
      {names.map(
        ({ side, text, name, isOff, tint, box }) =>
          box !== null && (
            <p key={text} className={`side-name is-${tint}${isOff ? ' is-off' : ''}`} style={placed(box)}>
              {isOff ? (
                <button
                  type="button"
                  className="side-rename"
                  aria-haspopup="dialog"
                  aria-label={`${text}. Rename…`}
                  title="Rename…"
                  onClick={(event) => onRename({ side, name, at: event.currentTarget.getBoundingClientRect() })}
                >
                  {text}
                </button>
              ) : (
                <span>{text}</span>
              )}
              {isOff && (
                <button
                  type="button"
                  aria-label={`Heal: ${listOf(side)} back with the others`}
                  onClick={() => heal(side, name)}
                >
                  Heal
                </button>
              )}
            </p>
          ),
      )}
    </div>
  );
});

/** The rest has no name of its own. */
const wordsOf = (
  side: Side,
  isRest: boolean,
  name: string | null,
): { readonly text: string; readonly name: string | null } =>
  isRest
    ? { text: `Side of ${listOf(side)}`, name: null }
    : { text: `${name === null ? 'Cut off' : `“${name}” cuts off`}: ${listOf(side)}`, name };

/** Of two sides, the whole partition; of more, this one comes back to all others. */
function heal(side: Side, name: string | null): void {
  const { scene, run, session } = lab.store.getState();
  const rest = scene.replicas.map(({ id }) => id).filter((id) => !side.includes(id));
  const { partitions = [] } = run?.effective ?? session.scenario;
  const command = healing([side, rest], partitions);
  if (command?.groups !== undefined && name !== null) commands.act({ ...command, name });
  else if (command !== null) commands.act(command);
}
