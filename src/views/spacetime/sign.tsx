/** The mark of one event on its line: the glyph of its write where it has one, and what became of it. */
import type { WriteId } from '../../core/ids.ts';
import { authorOf, type Identity, strangerOf } from '../../ui/identity.ts';
import type { LineEvent, Sign as SignKind } from './events.ts';

type Identities = ReadonlyMap<Identity['client'], Identity>;

interface SignProps {
  readonly event: LineEvent;
  readonly isSmall: boolean;
  /** Pixels across. */
  readonly size: number;
  readonly identities: Identities;
}

/** Below this a letter in a glyph cannot be read. */
const LETTER_FROM = 16;
const STORED = 0.78;
/** Badges on smaller marks are smaller. */
const BADGED_FROM = 16;

export function Sign({ event, isSmall, size, identities }: SignProps) {
  const identity = event.write === null ? null : identityOf(event.write, identities);
  if (isSmall) return <circle className="sign-dot" r={2.5} />;
  switch (event.sign) {
    case 'write':
      return identity === null ? null : <Mark identity={identity} size={size} />;
    case 'stored':
    case 'siblings':
    case 'lost':
    case 'violated': {
      const behind = siblingOf(event);
      const badge = BADGES[event.sign];
      return (
        <>
          {event.sign !== 'stored' && event.sign !== 'lost' && behind !== null && (
            <Mark identity={identityOf(behind, identities)} size={size * STORED} x={size * 0.4} y={size * -0.26} />
          )}
          {identity !== null && <Mark identity={identity} size={size * STORED} />}
          {badge !== undefined && (
            <g
              className={`sign-badge is-${event.sign}`}
              transform={`translate(${size * 0.5} ${size * -0.42}) scale(${Math.min(1, size / BADGED_FROM)})`}
            >
              <circle r={5.5} />
              <path d={badge} />
            </g>
          )}
        </>
      );
    }
    case 'read':
      return <circle className="sign-ask" r={4} />;
    case 'answer':
      return <circle className="sign-answer" r={3.5} />;
    default:
      return (
        <g className={`sign-tool is-${event.sign}`}>
          <circle r={7.5} />
          <path d={TOOLS[event.sign] ?? ''} />
        </g>
      );
  }
}

const BADGES: { readonly [Kind in SignKind]?: string } = {
  lost: 'M-2.2 -2.2L2.2 2.2M2.2 -2.2L-2.2 2.2',
  violated: 'M0 -3V0.6M0 2.6V2.9',
};

const TOOLS: { readonly [Kind in SignKind]?: string } = {
  rejected: 'M-3.5 0H3.5',
  crash: 'M-3 -3H3V3H-3Z',
  recovered: 'M-3.5 0.5L-1 3L3.5 -2.5',
  clock: 'M0 -4.5V0L3 2',
  paused: 'M-2 -3.5V3.5M2 -3.5V3.5',
  resumed: 'M-2 -3.5L3.5 0L-2 3.5Z',
  failed: 'M-3 -3L3 3M3 -3L-3 3',
  again: 'M3.5 -1A3.7 3.7 0 1 0 3 2.2M3.8 -4V-1H0.8',
  hint: 'M-3.5 -2.5H3.5V2.5H-3.5ZM-3.5 -2.5L0 0.5L3.5 -2.5',
  round: 'M-4 -1.5H3L1 -3.5M4 1.5H-3L-1 3.5',
};

/** Another value that is kept beside the one that was stored. */
function siblingOf({ told, write }: LineEvent): WriteId | null {
  const event = told[0]?.event;
  return event?.kind === 'decided' ? (event.kept.find((other) => other !== write) ?? null) : null;
}

const identityOf = (write: WriteId, identities: Identities): Identity =>
  identities.get(authorOf(write)) ?? strangerOf(authorOf(write));

interface MarkProps {
  readonly identity: Identity;
  readonly size: number;
  readonly x?: number;
  readonly y?: number;
}

function Mark({ identity, size, x = 0, y = 0 }: MarkProps) {
  const scale = size / 24;
  return (
    <g transform={`translate(${x - size / 2} ${y - size / 2}) scale(${scale})`} style={{ color: identity.color }}>
      <path className="sign-shape" d={identity.shape} />
      {size >= LETTER_FROM && (
        <text className="sign-letter" x="12" y={identity.letterY} fontSize={16}>
          {identity.initial}
        </text>
      )}
    </g>
  );
}
