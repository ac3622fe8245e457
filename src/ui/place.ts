/** Where something that floats goes: below what it belongs to, and whole within the window. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 4;
export const EDGE = 8;

/** A place without extent. */
export const pointAt = (x: number, y: number): Place => ({ left: x, top: y, right: x, bottom: y });

/** Below the anchor and flush with its left; above where there is no room below; never out of the window. */
export function placeWithin(anchor: Place, size: Size, room: Size): { readonly left: number; readonly top: number } {
  const below = anchor.bottom + GAP;
  const above = anchor.top - GAP - size.height;
  const top = below + size.height + EDGE <= room.height || above < EDGE ? below : above;
  return { left: clamp(anchor.left, size.width, room.width), top: clamp(top, size.height, room.height) };
}

/** The start of something, so that it does not come out of a room. */
export const clamp = (start: number, length: number, room: number): number =>
  Math.max(EDGE, Math.min(start, room - length - EDGE));
