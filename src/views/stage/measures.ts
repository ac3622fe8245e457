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

function measure(
  density: Density,
  [width, height]: readonly [number, number],
  [clientWidth, clientHeight]: readonly [number, number],
  travel: number,
  reach: number,
): Measure {
  return { density, replica: { width, height }, client: { width: clientWidth, height: clientHeight }, travel, reach };
}

/** Replica, client, travel and reach in multiples of 8, largest first. */
export const MEASURES: readonly Measure[] = [
  measure('roomy', [320, 200], [184, 104], 176, 88),
  measure('roomy', [296, 200], [184, 104], 136, 80),
  measure('roomy', [272, 192], [176, 104], 112, 72),
  measure('roomy', [248, 192], [176, 104], 96, 72),
  measure('close', [216, 152], [168, 96], 80, 64),
  measure('close', [192, 144], [160, 88], 56, 48),
  measure('compact', [152, 104], [136, 80], 48, 40),
  measure('compact', [128, 96], [120, 80], 40, 32),
  measure('compact', [112, 80], [112, 80], 32, 24),
  measure('compact', [96, 72], [104, 80], 16, 16),
  measure('compact', [88, 56], [88, 80], 8, 16),
];

/** What is given up, the first of these last. */
export interface Rules {
  readonly widthMin: number;
  /** Whether a client may stand over links, or in the middle of the stage. */
  readonly isOverLinks: boolean;
  /** Whether a link may run under the card of a third replica. */
  readonly isUnderCards: boolean;
  readonly isInMiddle: boolean;
}

export const RULES: readonly Rules[] = [
  { widthMin: 128, isOverLinks: false, isUnderCards: false, isInMiddle: false },
  { widthMin: 112, isOverLinks: true, isUnderCards: false, isInMiddle: false },
  { widthMin: 0, isOverLinks: true, isUnderCards: true, isInMiddle: true },
];

/** Between cards, and between them and the edge of the stage. */
export const gapOf = (density: Density): number => (density === 'compact' ? 8 : 16);
