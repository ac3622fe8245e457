/** How many of the times, which are ordered, are at a time or before it. */
export function countUntil(times: readonly number[], timeUs: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= timeUs) low = middle + 1;
    else high = middle;
  }
  return low;
}
