/** The values of a replica on a small card: as many as there are lines for, and what else finds room. */

import type { ActorId } from '../../core/ids.ts';
import type { KeyScene } from '../../core/timeline/scene.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { authorOf } from '../../ui/identity.ts';
import { TagChip } from '../../ui/tag-chip.tsx';
import { ValueChip } from '../../ui/value-chip.tsx';
import { VectorCells } from '../../ui/vector-cells.tsx';
import { type CompactLine, compactLines, hasSeenWords, linesOf } from './compact-lines.ts';
import type { Size } from './geometry.ts';

/** On the only line there is siblings are marks without words; more than this many are a figure. */
const MARKS_MAX = 3;

interface CompactValuesProps {
  readonly keys: readonly KeyScene[];
  readonly actors: readonly ActorId[];
  readonly size: Size;
}

export function CompactValues({ keys, actors, size }: CompactValuesProps) {
  const all = compactLines(keys, size);
  const isViolated = keys.some((key) => key.isViolated);
  const count = linesOf(size);
  const siblings = keys[0]?.siblings ?? [];
  if (all.length === 0) return <p className="compact-empty">empty</p>;
  if (count === 1 && siblings.length > 1) {
    const rest = all.length - Math.min(MARKS_MAX, siblings.length);
    return (
      <p className={`compact-line${isViolated ? ' is-violated' : ''}`} title={titleOf(keys)}>
        {siblings.slice(0, MARKS_MAX).map(({ write }) => (
          <Glyph key={write} client={authorOf(write)} size={20} />
        ))}
        <Rest count={rest} />
        <span className="visually-hidden">{titleOf(keys)}</span>
      </p>
    );
  }
  const shown = all.slice(0, count);
  return (
    <ul className={`compact-lines${isViolated ? ' is-violated' : ''}`} aria-label={titleOf(keys)}>
      {shown.map((line, index) => (
        <li key={line.id} className="compact-line">
          <Line line={line} actors={actors} size={size} />
          {index === shown.length - 1 && <Rest count={all.length - shown.length} />}
        </li>
      ))}
    </ul>
  );
}

interface LineProps {
  readonly line: CompactLine;
  readonly actors: readonly ActorId[];
  readonly size: Size;
}

function Line({ line, actors, size }: LineProps) {
  if (line.kind === 'name') {
    return (
      <>
        <span className="compact-key">{line.name}</span>
        <b>{line.count} siblings</b>
      </>
    );
  }
  if (line.kind === 'tag') return <TagChip tag={line.tag} actors={actors} />;
  if (line.kind === 'seen') {
    return (
      <>
        {hasSeenWords(line.vector, size) && <span className="compact-seen">has seen</span>}
        <span title={`has seen of ${line.key}`}>
          <VectorCells vector={line.vector} actors={actors} isShort />
        </span>
      </>
    );
  }
  const { write, value, deleted, tag } = line.sibling;
  return (
    <>
      {line.name !== '' && <span className="compact-key">{line.name}</span>}
      <span className="compact-card" style={line.tilt === 0 ? undefined : { rotate: `${line.tilt}deg` }}>
        <ValueChip write={write} value={value} deleted={deleted} />
      </span>
      {line.isMarked && <TagChip tag={tag} actors={actors} />}
    </>
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
