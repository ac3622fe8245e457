/** How large cards are, and what is given up before they get smaller than can be read with ease. */
import type { Size } from './geometry.ts';

/** How much a card shows: everything, less air, or only what cannot be left out. */
export type Density = 'roomy' | 'close' | 'compact';

export interface Measure {
  readonly density: Density;
  readonly replica: Size;
  readonly client: Size;
  /** Between cards of neighbours that talk to each other. */
  readonly travel: number;
  /** Between a client and the replica that it uses. */
  readonly reach: number;
}

type Pair = readonly [width: number, height: number];

const measure = (density: Density, replica: Pair, client: Pair, travel: number, reach: number): Measure => ({
  density,
  replica: { width: replica[0], height: replica[1] },
  client: { width: client[0], height: client[1] },
  travel,
  reach,
});

/**
 * For cards on an ellipse, clients outside: replica, client, travel and reach in multiples of 8, largest
 * first. The last is the least that lets a letter be seen on its way.
 */
export const MEASURES: readonly Measure[] = [
  measure('roomy', [320, 200], [184, 104], 176, 88),
  measure('roomy', [296, 200], [184, 104], 136, 80),
  measure('roomy', [272, 192], [176, 104], 112, 72),
  measure('roomy', [248, 192], [176, 104], 96, 72),
  measure('close', [216, 152], [168, 96], 80, 64),
  measure('close', [192, 144], [160, 96], 56, 56),
  measure('compact', [152, 104], [144, 88], 88, 56),
  measure('compact', [128, 96], [144, 88], 80, 56),
];

/**
 * For cards in a frame around a free middle, clients beside their replicas: letters travel through the
 * middle, so neighbours need no more between them than keeps them apart.
 */
export const FRAME_MEASURES: readonly Measure[] = [
  measure('roomy', [272, 192], [184, 112], 48, 56),
  measure('roomy', [248, 192], [184, 112], 40, 56),
  measure('close', [216, 152], [168, 96], 32, 48),
  measure('close', [192, 144], [160, 96], 24, 48),
  measure('compact', [168, 112], [152, 96], 24, 48),
  measure('compact', [152, 104], [144, 88], 16, 48),
  measure('compact', [144, 88], [144, 88], 16, 40),
  measure('compact', [136, 88], [136, 88], 16, 40),
  measure('compact', [120, 80], [120, 80], 16, 40),
  measure('compact', [112, 72], [112, 72], 12, 40),
  measure('compact', [104, 56], [104, 56], 8, 40),
  measure('compact', [96, 52], [96, 52], 8, 40),
  measure('compact', [88, 48], [88, 48], 8, 40),
  measure('compact', [80, 44], [80, 44], 6, 40),
];

/** A client shown in full over the others. */
export const LIFTED_CLIENT: Size = { width: 192, height: 152 };

const LIFTED_REPLICA = { width: 272, heightMin: 104, heightMax: 320 };

/** A replica shown in full: about as high as what it keeps. What does not fit is scrolled. */
export function liftedReplica(keys: readonly { readonly siblings: readonly unknown[] }[], actors: number): Size {
  const cells = Math.ceil(actors / 6) * 26 + 24;
  const kept = keys.reduce((sum, { siblings }) => sum + 32 + siblings.length * 44 + cells, 60);
  const { width, heightMin, heightMax } = LIFTED_REPLICA;
  return { width, height: Math.max(heightMin, Math.min(heightMax, kept)) };
}

/** Between cards, and between them and the edge of the stage. */
export const gapOf = (density: Density): number => (density === 'compact' ? 8 : 16);

/** Letters are no longer than the cards can do with: characters of a value, by the width of the replicas' cards. */
export const lettersMaxFor = ({ replica: { width } }: Measure): number => (width >= 144 ? 9 : width >= 112 ? 6 : 4);
