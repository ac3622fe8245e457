/** The line that is being drawn, and beside the pointer what it will do. */
import { listOf } from '../../app/partitions.ts';
import type { ReplicaId } from '../../core/ids.ts';
import type { Point, Size } from './geometry.ts';
import type { Meaning, Stroke } from './stroke.ts';
import './stroke.css';

/** The hint is at most so wide, stands so far from the pointer, and is about so high. */
const HINT_WIDTH = 272;
const HINT_AWAY = 24;
const HINT_HEIGHT = 56;

interface StrokeViewProps {
  readonly stroke: Stroke;
  readonly meaning: Meaning;
  readonly replicas: readonly ReplicaId[];
  readonly ground: Size;
}

export default function StrokeView({ stroke, meaning, replicas, ground }: StrokeViewProps) {
  const points = stroke.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  const end = stroke.at(-1) as Point;
  const isLow = end.y + HINT_AWAY + HINT_HEIGHT > ground.height;
  return (
    <>
      <svg className={`stage-stroke is-${meaning.kind}`} aria-hidden="true">
        {meaning.kind === 'lasso' ? <polygon points={points} /> : <polyline points={points} />}
      </svg>
      <p
        className="stroke-hint"
        role="status"
        style={{
          width: HINT_WIDTH,
          left: Math.max(4, Math.min(ground.width - HINT_WIDTH - 4, end.x - HINT_WIDTH / 2)),
          top: isLow ? end.y - HINT_AWAY - HINT_HEIGHT : end.y + HINT_AWAY,
        }}
      >
        <span>
          <strong>{wordsFor(meaning, replicas)}</strong>
          <small>Esc takes the line back</small>
        </span>
      </p>
    </>
  );
}

const LINKS_LISTED_MAX = 3;

export function wordsFor(meaning: Meaning, replicas: readonly ReplicaId[]): string {
  switch (meaning.kind) {
    case 'nothing':
      return 'Across links cuts them; around replicas cuts these off together';
    case 'cut': {
      const { links } = meaning;
      if (links.length > LINKS_LISTED_MAX) return `Let go to cut ${links.length} links`;
      return `Let go to cut ${links.map(({ from, to }) => `${from}–${to}`).join(', ')}`;
    }
    case 'lasso': {
      if (meaning.isAll) return 'All replicas are inside: nobody is left to cut them off from';
      const rest = replicas.filter((replica) => !meaning.replicas.includes(replica));
      return `Let go to cut ${listOf(meaning.replicas)} off from ${listOf(rest)}`;
    }
  }
}
