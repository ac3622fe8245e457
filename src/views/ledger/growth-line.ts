/** The line of a key's metadata in a box, and what it says in words. */
import type { KeyGrowth } from '../../core/verdicts/metadata-growth.ts';
import { counted, timeWords } from '../../ui/words.ts';

export interface Box {
  readonly width: number;
  readonly height: number;
}

/** A step line from the start of the run to its end; 0 bytes lie on the ground. */
export function stepPath({ atUs, bytes, peak }: KeyGrowth, endUs: number, { width, height }: Box): string {
  const x = (us: number): number => round(endUs === 0 ? 0 : (us / endUs) * width);
  const y = (size: number): number => round(peak.bytes === 0 ? height : height - (size / peak.bytes) * height);
  let path = `M0 ${y(0)}`;
  for (let index = 0; index < atUs.length; index += 1)
    path += `H${x(atUs[index] as number)}V${y(bytes[index] as number)}`;
  return `${path}H${width}`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** The bytes at a time; the greatest of the stretch, where the line is thinned out. */
export function bytesAt({ atUs, bytes }: KeyGrowth, us: number): number {
  let size = 0;
  for (let index = 0; index < atUs.length && (atUs[index] as number) <= us; index += 1) size = bytes[index] as number;
  return size;
}

/** The same as the picture says. */
export const growthWords = ({ peak, endBytes, isThinned }: KeyGrowth): string =>
  peak.bytes === 0
    ? 'Nothing is kept beside its values.'
    : `At most ${counted(peak.bytes, 'byte')}, first at ${timeWords(peak.atUs)}; ${counted(endBytes, 'byte')} at the end of the run.${isThinned ? ' The line shows the greatest of each short stretch.' : ''}`;
