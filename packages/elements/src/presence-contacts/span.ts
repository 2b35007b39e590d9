// Why no library: all rows are equally high, so that windowing is two divisions. @lit-labs/virtualizer (8.4 kB gzip, a
// laboratory of Lit's, no release in more than a year) and @tanstack/virtual-core (9.9 kB gzip, well kept) both measure rows of any height,
// and neither keeps the row that has the focus in the document once it is scrolled away, which this list needs.

/** Where a list is scrolled to; all in CSS pixels. */
export interface Scroll {
  readonly top: number;
  /** What is seen of it. */
  readonly height: number;
  /** Of one row. */
  readonly row: number;
}

/** From `start` to before `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

// Drawn beyond either edge, so that what scrolls into view is there already, with its presence.
const OVERSCAN = 8; // rows

/** Which of `count` rows there have to be. */
export function spanOf({ top, height, row }: Scroll, count: number): Span {
  const start = Math.floor(top / row) - OVERSCAN, end = Math.ceil((top + height) / row) + OVERSCAN;
  return { start: Math.min(Math.max(start, 0), Math.max(count - 1, 0)), end: Math.min(Math.max(end, 0), count) };
}

/** Where to scroll so that all of a row is seen: no further than that takes. */
export function topFor(at: number, { top, height, row }: Scroll): number {
  return Math.min(Math.max(top, (at + 1) * row - height), at * row);
}

/** How many rows a page is: one of the last stays in view. */
export const pageOf = ({ height, row }: Scroll): number => Math.max(Math.floor(height / row) - 1, 1);
