/** Measured numbers as they are written: as many digits as their error leaves standing. */
import type { Estimate } from '../../core/explore/estimates.ts';

/** `97.4 %` */
export const percentWords = (share: number): string => (Number.isNaN(share) ? '–' : `${(share * 100).toFixed(1)} %`);

/** `97.4 % ± 0.3` */
export const shareWords = ({ value, error }: Estimate): string =>
  Number.isNaN(value) ? '–' : `${percentWords(value)} ± ${(error * 100).toFixed(1)}`;

/** `12.5 ms ± 0.2` */
export const latencyWords = ({ value, error }: Estimate): string =>
  Number.isNaN(value) ? '–' : `${value.toFixed(1)} ms ± ${error.toFixed(1)}`;

/** At most two decimals, and no zeros at their end. */
export const plain = (number: number): string => String(Math.round(number * 100) / 100);
