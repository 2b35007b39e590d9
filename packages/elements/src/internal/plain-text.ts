// Enough for every script in use (Tibetan stacks four); more is written to spill over its neighbours.
const LONG_STACK = /(\p{M}{6})\p{M}+/gu;
// LRE, RLE, PDF, LRO, RLO, LRM-like deprecated controls, interlinear marks: what reorders or hides text beyond its own end.
const REORDERING = /[\u202A-\u202E\u206A-\u206F\uFFF9-\uFFFB]/g;
const CONTROLS = /(?!\n)\p{Cc}/gu;
const VISIBLE = /[^\p{DI}\p{Z}\p{C}\u2800]/u;
const EMOJI = /^(\p{Extended_Pictographic}|\p{RI}{2}|[#*\d]\uFE0F?\u20E3)/u;
// The longest emoji sequences in Unicode are families of 11 units and flags of 14.
const LONGEST_EMOJI = 40;

/**
 * Makes text that a stranger wrote safe to draw as text: nothing in it can reorder, hide or overflow what stands around it.
 *
 * Joiners stay, since Persian, the Indic scripts and emoji are spelt with them. Text without anything to see is empty.
 */
export function plainText(input: unknown): string {
  if (typeof input !== 'string') return '';
  const text = input
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/\r\n?|[\u2028\u2029\x85]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(CONTROLS, '')
    .replace(REORDERING, '')
    .replace(LONG_STACK, '$1')
    .replace(/\n\s*\n/g, '\n\n')
    .trim();
  return VISIBLE.test(text) ? text.split('\n').map(balanced).join('\n') : '';
}

/** The one emoji of a field that ought to hold one; what is none is left out. */
export function oneEmoji(input: unknown): string {
  const text = plainText(input).slice(0, LONGEST_EMOJI);
  const [first] = EMOJI.test(text) ? new Intl.Segmenter().segment(text) : [];
  return first?.segment ?? '';
}

/** Closes the isolates (LRI, RLI, FSI) that a paragraph opens, and drops a PDI that closes none (UAX #9 §2.4). */
function balanced(line: string): string {
  let open = 0;
  const closed = line.replace(/[\u2066-\u2069]/g, (mark) => {
    if (mark !== '\u2069') return open++, mark;
    return open ? (open--, mark) : '';
  });
  return closed + '\u2069'.repeat(open);
}
