/** Undoes a Content-Transfer-Encoding (RFC 2045 §6); `undefined` for what is not read, or is no UTF-8 inside. */
export function decodeTransfer(encoding: string | undefined, text: string): string | undefined {
  const name = encoding?.trim().toLowerCase() ?? '';
  if (/^(|7bit|8bit|binary)$/.test(name)) return text;
  if (name === 'base64') return decodeBase64(text);
  return name === 'quoted-printable' ? decodeQuotedPrintable(text) : undefined;
}

function decodeBase64(text: string): string | undefined {
  try {
    return utf8(Uint8Array.from(atob(text.replace(/\s/g, '')), character => character.charCodeAt(0)));
  } catch {
    return undefined; // Not base64.
  }
}

function decodeQuotedPrintable(text: string): string | undefined {
  const escaped = text.replace(/=[ \t]*\r?\n/g, '');
  if (/=(?![0-9A-Fa-f]{2})/.test(escaped)) return;
  const bytes = new TextEncoder().encode(escaped), decoded: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const isEscape = bytes[at] === 0x3D;
    decoded.push(isEscape ? parseInt(String.fromCharCode(bytes[at + 1]!, bytes[at + 2]!), 16) : bytes[at]!);
    if (isEscape) at += 2;
  }
  return utf8(Uint8Array.from(decoded));
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined; // Another charset: XML in SIP is UTF-8 (RFC 3863 §3.1).
  }
}
