const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** A name that nobody can guess (RFC 3261 §19.3): letters and digits, five bits each. */
export function token(length: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), byte => LETTERS[byte % 32]!).join('');
}
