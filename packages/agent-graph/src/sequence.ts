// Longer ones are none that Graph gives (characters).
const LONGEST = 64;

/**
 * `sequenceNumber` is ordered letter by letter, the registry orders texts as people count: so each letter becomes two digits,
 * and all texts equally long. Undefined where it is none.
 */
export function sequenceOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > LONGEST || !/^[ -~]+$/.test(value)) return;
  const digits = [...value].map(letter => String(letter.charCodeAt(0) - 31).padStart(2, '0')).join('');
  return digits.padEnd(LONGEST * 2, '0');
}
