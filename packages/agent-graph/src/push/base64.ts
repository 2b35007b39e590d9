/** The bytes of a base64 or base64url text; undefined where it is none. */
export function bytesOf(text: unknown): Uint8Array<ArrayBuffer> | undefined {
  if (typeof text !== 'string' || !text) return;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, letter => letter.charCodeAt(0));
  } catch {
    return; // Whoever sent it is no network of ours.
  }
}

/** What stands between the markers of a PEM, or the base64 itself. */
export const withoutPem = (text: string): string => text.replace(/-----[A-Z0-9 ]+-----/g, '').replace(/\s+/g, '');
