/** Where things are on the page. */
import type { Locator } from '@playwright/test';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export async function boxOf(place: Locator): Promise<Box> {
  const box = await place.boundingBox();
  if (box === null) throw new Error(`${place} is not to be seen`);
  return box;
}

export const centreOf = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

/** Its middle, once it is in sight. */
export async function middleOf(place: Locator): Promise<Point> {
  await place.scrollIntoViewIfNeeded();
  return centreOf(await boxOf(place));
}

/** The area that two boxes share, in square pixels. */
export const overlap = (one: Box, other: Box): number =>
  Math.max(0, Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)) *
  Math.max(0, Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y));

/** Where a time stands on the line of time, from its corner, and so many pixels beside it. */
export async function placeOfTime(slider: Locator, atMs: number, besidePx = 0): Promise<Point> {
  const endMs = Number(await slider.getAttribute('aria-valuemax'));
  const { width, height } = await boxOf(slider);
  return { x: (width * atMs) / endMs + besidePx, y: height / 2 };
}
