/** An offset for eyes and ears: `5 ms ahead`. */
export function describeOffset(offsetMs: number): string {
  if (offsetMs === 0) return 'right';
  return `${Math.abs(offsetMs)} ms ${offsetMs > 0 ? 'ahead' : 'behind'}`;
}
