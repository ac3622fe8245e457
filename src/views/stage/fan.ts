/** As many siblings as a hand can hold are fanned out; more are laid out flat. */
const FANNED_MAX = 6;
/** Degrees between two that are held. */
const TILT = 2.4;

export const isFanned = (count: number): boolean => count > 1 && count <= FANNED_MAX;

/** How far one of several siblings is turned, in degrees. */
export const tiltOf = (index: number, count: number): number =>
  isFanned(count) ? (index - (count - 1) / 2) * TILT : 0;
