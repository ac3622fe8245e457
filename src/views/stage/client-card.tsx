/** A client: its mark, its name, what it last read, and what it can do. */
import BookOpen from 'lucide-react/icons/book-open';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Hourglass from 'lucide-react/icons/hourglass';
import PenLine from 'lucide-react/icons/pen-line';
import { memo } from 'react';
import { commands, useLab } from '../../app/store.ts';
import type { Key } from '../../core/ids.ts';
import type { ClientScene } from '../../core/timeline/scene.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { ValueChip } from '../../ui/value-chip.tsx';
import { isStillHeld, unresolved } from './cards.ts';
import type { Box } from './geometry.ts';
import type { Density } from './measures.ts';
import { placed } from './replica-card.tsx';

interface ClientCardProps {
  readonly client: ClientScene;
  readonly box: Box;
  readonly density: Density;
  readonly likelyKey: Key | null;
  readonly isSelected: boolean;
  readonly isLifted: boolean;
}

/** Below this a card has no room for what a client can do, until it is lifted. */
const ACTS_HEIGHT = 80;
/** And below this none for three fingertips side by side. */
const FINGERS_WIDTH = 144;
/** A longer key leaves no room for how many siblings there are. */
const NAMED_MAX = 7;

export const ClientCard = memo(function ClientCard({
  client,
  box,
  density,
  likelyKey,
  isSelected,
  isLifted,
}: ClientCardProps) {
  const { id } = client;
  const isCompact = density === 'compact';
  const hasActs = !isCompact || box.height >= ACTS_HEIGHT;
  const room = `${hasActs ? '' : ' is-target'}${isCompact && box.width < FINGERS_WIDTH ? ' is-finger-target' : ''}`;
  return (
    <div
      className={`client is-${density}${room}${isSelected ? ' is-selected' : ''}${isLifted ? ' is-lifted' : ''}`}
      role="group"
      aria-label={`Client ${id}`}
      style={placed(box)}
      data-menu="client"
      data-node={id}
    >
      <div className="client-head">
        <Glyph client={id} size={isCompact ? 20 : 24} />
        <button
          type="button"
          className="node-name client-name"
          aria-label={`Inspect client ${id}`}
          onClick={() => commands.select({ kind: 'client', id })}
        >
          {id}
        </button>
        {client.waitingFor.length > 0 && (
          <span className="client-waits" title="Waiting for an answer">
            <Hourglass aria-hidden="true" />
            <span className="visually-hidden">waiting for an answer</span>
          </span>
        )}
      </div>
      <LastRead client={client} isCompact={isCompact} isNarrow={isCompact && box.width < FINGERS_WIDTH} />
      {hasActs && (
        <div className="client-acts">
          <button type="button" className="act" aria-haspopup="dialog" aria-label="Write" data-opens="write">
            {isCompact ? <PenLine aria-hidden="true" /> : 'Write'}
          </button>
          <button
            type="button"
            className="act"
            aria-label="Read"
            disabled={likelyKey === null}
            onClick={() => likelyKey !== null && commands.act({ do: 'get', client: id, key: likelyKey })}
          >
            {isCompact ? <BookOpen aria-hidden="true" /> : 'Read'}
          </button>
          <button type="button" className="act is-more" aria-haspopup="menu" aria-label="More…" data-opens="menu">
            <Ellipsis aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  );
});

interface LastReadProps {
  readonly client: ClientScene;
  readonly isCompact: boolean;
  readonly isNarrow: boolean;
}

function LastRead({ client, isCompact, isNarrow }: LastReadProps) {
  const [conflict] = unresolved(client);
  const isHeld = useLab(({ scene }) => conflict !== undefined && isStillHeld(scene.replicas, conflict));
  if (conflict !== undefined && !isHeld) {
    const { key } = conflict;
    return (
      <button
        type="button"
        className="client-conflict"
        title={`${client.id} last got siblings of ${key}; they have been merged or replaced since`}
        onClick={() => commands.act({ do: 'get', client: client.id, key })}
      >
        {isNarrow ? 'Reread' : isCompact || key.length > NAMED_MAX ? 'Read again' : `Read ${key} again`}
      </button>
    );
  }
  if (conflict !== undefined) {
    return (
      <button
        type="button"
        className="client-conflict"
        aria-haspopup="dialog"
        onClick={() => commands.resolve(client.id, conflict.key)}
      >
        {isNarrow
          ? 'Resolve'
          : `Resolve ${isCompact || conflict.key.length > NAMED_MAX ? '' : `${conflict.key} `}(${conflict.siblings.length})`}
      </button>
    );
  }
  const last = client.remembered.at(-1);
  const sibling = last?.siblings[0];
  const isOfMany = client.remembered.length > 1;
  return (
    <p className="client-memory">
      {sibling === undefined ? (
        <span className="client-nothing">{last === undefined ? 'nothing read' : `${last.key} is empty`}</span>
      ) : (
        <>
          {(!isCompact || isOfMany) && (
            <span className={`client-nothing${isOfMany ? ' is-key' : ''}`}>{isOfMany ? `${last?.key}:` : 'knows'}</span>
          )}
          <ValueChip write={sibling.write} value={sibling.value} deleted={sibling.deleted} />
        </>
      )}
    </p>
  );
}
