/** The values of a replica on a small card: as many as there are lines for, the first key's first. */

import type { KeyScene } from '../../core/timeline/scene.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { authorOf } from '../../ui/identity.ts';
import { ValueChip } from '../../ui/value-chip.tsx';
import type { Size } from './geometry.ts';
import type { Ghost } from './staging.ts';

const LINE = 24;
/** What the head and the borders take of a card's height. */
const HEAD = 30;
/** On the only line there is siblings are marks without words; more than this many are a figure. */
const MARKS_MAX = 3;
/** From here on keys are named before their first value. */
const NAMED_WIDTH = 136;

interface CompactValuesProps {
  readonly keys: readonly KeyScene[];
  readonly ghosts: readonly Ghost[];
  readonly size: Size;
}

export function CompactValues({ keys, ghosts, size: { width, height } }: CompactValuesProps) {
  const values = [
    ...ghosts.map(({ id, write, value, deleted }) => ({ id, name: '', write, value, deleted, isLost: true })),
    ...keys.flatMap(({ key, siblings }) =>
      siblings.map(({ write, value, deleted }, index) => ({
        id: `${key} ${write}`,
        name: index === 0 ? key : '',
        write,
        value,
        deleted,
        isLost: false,
      })),
    ),
  ];
  const isViolated = keys.some((key) => key.isViolated);
  const lines = Math.max(1, Math.floor((height - HEAD) / LINE));
  const siblings = keys[0]?.siblings ?? [];
  if (values.length === 0) return <p className="compact-empty">empty</p>;
  if (lines === 1 && ghosts.length === 0 && siblings.length > 1) {
    const rest = values.length - Math.min(MARKS_MAX, siblings.length);
    return (
      <p className={`compact-line${isViolated ? ' is-violated' : ''}`} title={titleOf(keys)}>
        {siblings.slice(0, MARKS_MAX).map(({ write }) => (
          <Glyph key={write} client={authorOf(write)} size={18} />
        ))}
        <Rest count={rest} />
        <span className="visually-hidden">{titleOf(keys)}</span>
      </p>
    );
  }
  const shown = values.slice(0, lines);
  return (
    <ul className={`compact-lines${isViolated ? ' is-violated' : ''}`} aria-label={titleOf(keys)}>
      {shown.map(({ id, name, isLost, ...chip }, index) => (
        <li key={id} className={`compact-line${isLost ? ' ghost' : ''}`}>
          {width >= NAMED_WIDTH && name !== '' && <span className="compact-key">{name}</span>}
          <ValueChip {...chip} isLost={isLost} />
          {index === shown.length - 1 && <Rest count={values.length - shown.length} />}
        </li>
      ))}
    </ul>
  );
}

/** How many values are there that the card has no line for. */
const Rest = ({ count }: { readonly count: number }) =>
  count > 0 ? (
    <span className="compact-rest" title={`${count} more`}>
      +{count}
    </span>
  ) : null;

const titleOf = (keys: readonly KeyScene[]): string =>
  keys
    .map(({ key, siblings }) => `${key}: ${siblings.length === 1 ? 'one value' : `${siblings.length} values`}`)
    .join(', ');
