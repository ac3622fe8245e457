/** The clients of one replica where there are too many for cards: a mark each, which picks the client out. */
import { memo, useState } from 'react';
import { commands } from '../../app/store.ts';
import type { ClientId } from '../../core/ids.ts';
import type { ClientScene } from '../../core/timeline/scene.ts';
import { Glyph } from '../../ui/glyph.tsx';
import type { Fold } from './cast.ts';
import type { Size } from './geometry.ts';
import { placed } from './replica-card.tsx';
import { liftedBox } from './use-lifted.ts';
import './client-strip.css';

/** Of a mark's cell; fingers need more, and then nothing of the box is left for an edge. */
const MEASURES = { mouse: { dot: 28, sides: 4 }, finger: { dot: 44, sides: 0 } } as const;
const isFinger = matchMedia('(pointer: coarse)');

interface ClientStripProps {
  readonly fold: Fold;
  readonly clients: readonly ClientScene[];
  readonly picked: string | null;
  readonly ground: Size;
}

export const ClientStrip = memo(function ClientStrip({ fold, clients, picked, ground }: ClientStripProps) {
  const [isOpen, setOpen] = useState(false);
  const own = clients.filter(({ id }) => fold.clients.includes(id));
  const { dot, sides } = isFinger.matches ? MEASURES.finger : MEASURES.mouse;
  const fitting = Math.max(1, Math.floor((fold.box.width - sides) / dot));
  const room = fitting * Math.max(1, Math.floor((fold.box.height - sides) / dot));
  const isFull = own.length > room;
  const shown = isFull && !isOpen ? own.slice(0, room - 1) : own;
  // Open, it is about as high as it is wide.
  const columns = Math.max(fitting, Math.ceil(Math.sqrt(own.length + 1)));
  const full = { width: columns * dot + sides, height: Math.ceil((own.length + 1) / columns) * dot + sides };
  const box = isOpen ? liftedBox(fold.box, full, ground) : fold.box;
  return (
    <div
      className={`client-strip${isOpen ? ' is-open' : ''}`}
      role="group"
      aria-label={`Clients of ${fold.near}`}
      style={placed(box)}
    >
      {shown.map(({ id, waitingFor }) => (
        <Dot key={id} id={id} isWaiting={waitingFor.length > 0} isPicked={id === picked} />
      ))}
      {isFull && (
        <button
          type="button"
          className="client-dot"
          aria-expanded={isOpen}
          aria-label={isOpen ? 'Fewer clients' : `${own.length - shown.length} more clients`}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? '−' : `+${own.length - shown.length}`}
        </button>
      )}
    </div>
  );
});

interface DotProps {
  readonly id: ClientId;
  readonly isWaiting: boolean;
  readonly isPicked: boolean;
}

const Dot = memo(function Dot({ id, isWaiting, isPicked }: DotProps) {
  return (
    <button
      type="button"
      className={`client-dot${isWaiting ? ' is-waiting' : ''}`}
      aria-label={`Client ${id}${isWaiting ? ', waiting for an answer' : ''}`}
      aria-pressed={isPicked}
      title={id}
      data-menu="client"
      data-node={id}
      onClick={() => commands.select(isPicked ? null : { kind: 'client', id })}
    >
      <Glyph client={id} size={24} />
    </button>
  );
});
