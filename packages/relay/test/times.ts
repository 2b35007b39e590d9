/** What is reported of how long something took, and what is asserted: one stall of a machine that others use, too, is no fault of ours. */
export function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Infinity;
}

/** '53 ms (median of 10; slowest 78 ms)' */
export function told(times: readonly number[]): string {
  return `${String(Math.round(median(times)))} ms (median of ${String(times.length)}; slowest ${String(Math.round(Math.max(...times)))} ms)`;
}
