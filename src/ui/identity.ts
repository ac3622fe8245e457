/**
 * The colour, shape and letter of a client, and so of all its writes, for life and wherever they are drawn.
 *
 * Colour is never the only sign: eight hues (Okabe and Ito's, darkened or lightened for contrast in
 * `tokens.css`) pair with eight shapes, and from the ninth client on the pairing moves on by one, so that
 * all of the 64 pairs differ. The letter is what people say aloud.
 */
import { type ClientId, clientId, type OperationId } from '../core/ids.ts';

export interface Identity {
  readonly client: ClientId;
  /** A CSS colour; readable as text and as a mark on the page's backgrounds. */
  readonly color: string;
  /** A CSS colour that is readable on `color`. */
  readonly ink: string;
  /** A path in a box of 24 by 24. */
  readonly shape: string;
  /** One or two characters: one where the shape has no room for two. */
  readonly letter: string;
  /** One character, for a mark too small for two: colour and shape tell apart those that have the same. */
  readonly initial: string;
  /** Where the letter's middle is in the box, from the top. */
  readonly letterY: number;
}

interface Shape {
  readonly path: string;
  readonly letterY: number;
}

const TRIANGLE: Shape = { path: 'M12 .5L23.8 22.5H.2Z', letterY: 15.5 };

const SHAPES: readonly Shape[] = [
  { path: 'M12 1a11 11 0 1 1 0 22a11 11 0 1 1 0 -22Z', letterY: 12 },
  {
    path: 'M4.5 2h15a2.5 2.5 0 0 1 2.5 2.5v15a2.5 2.5 0 0 1 -2.5 2.5h-15a2.5 2.5 0 0 1 -2.5 -2.5v-15a2.5 2.5 0 0 1 2.5 -2.5Z',
    letterY: 12,
  },
  TRIANGLE,
  { path: 'M12 -.5L24.5 12L12 24.5L-.5 12Z', letterY: 12 },
  { path: 'M12 .5L23.8 9.2L19.3 23H4.7L.2 9.2Z', letterY: 13 },
  { path: 'M6 1.6H18L24 12L18 22.4H6L0 12Z', letterY: 12 },
  { path: 'M6.5 .5h11v6h6v11h-6v6h-11v-6h-6v-11h6Z', letterY: 12 },
  { path: 'M1 1.5H23V12C23 18 18 21.5 12 24C6 21.5 1 18 1 12Z', letterY: 11.5 },
];

/** Identities of all clients of a scenario, in the scenario's order. */
export function identitiesOf(clients: readonly ClientId[]): ReadonlyMap<ClientId, Identity> {
  const letters = lettersOf(clients);
  return new Map(clients.map((client, index) => [client, identityAt(client, index, letters[index] as string)]));
}

/** The identity of a client that the scenario does not know, for texts that outlive it. */
export const strangerOf = (client: ClientId): Identity => identityAt(client, SHAPES.length - 1, firstOf(client));

function identityAt(client: ClientId, index: number, letter: string): Identity {
  const hue = index % SHAPES.length;
  const round = Math.floor(index / SHAPES.length);
  const shape = SHAPES[(index + round) % SHAPES.length] as Shape;
  const initial = letter.length === 1 ? letter : firstOf(client);
  return {
    client,
    color: `var(--client-${hue})`,
    ink: 'var(--client-ink)',
    shape: shape.path,
    letter: shape === TRIANGLE ? initial : letter,
    initial,
    letterY: shape.letterY,
  };
}

/** The first character where no other client has it, else the number at the end, else the first two. */
function lettersOf(clients: readonly ClientId[]): readonly string[] {
  return clients.map((client) => {
    const first = firstOf(client);
    if (clients.every((other) => other === client || firstOf(other) !== first)) return first;
    return /\d{1,2}$/.exec(client)?.[0] ?? [...client].slice(0, 2).join('');
  });
}

const firstOf = (client: ClientId): string => [...client][0] ?? '?';

/** Whose operation it is: `alice` of the write `alice#3` and of the read `alice?1`. */
export const authorOf = (operation: OperationId): ClientId => clientId(operation.replace(/[#?][^#?]*$/, ''));
