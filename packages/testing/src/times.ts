/**
 * The one in the middle, in whatever unit they are: what is asserted of how long something took several times. One stall of a machine
 * that others use, too, is no fault of what is tested. Infinite where there are none.
 */
export function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Infinity;
}

/** What is printed of how long something took (milliseconds): '53 ms (median of 10; slowest 78 ms)'. */
export function describeTimes(times: readonly number[]): string {
  return `${String(Math.round(median(times)))} ms (median of ${String(times.length)}; slowest ${String(Math.round(Math.max(...times)))} ms)`;
}
