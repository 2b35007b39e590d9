import { DirectoryRefusal } from './refusal.js';

export interface TextOptions {
  /** As whoever sent it says: 'windows-1252'. UTF-8 unless said; a byte order mark goes before either. */
  readonly charset?: string | undefined;
  /** 16,777,216 (16 MiB): enough for 100,000 people. */
  readonly maxBytes?: number | undefined;
}

// Who reads on gets a turn between two pieces (bytes).
const PIECE = 65_536;

/** Decodes the bytes of a file, as they come. @throws SettingsError while it is read: 'too-long', 'bad-encoding'. */
export async function* readText(bytes: AsyncIterable<Uint8Array>, { charset = 'utf-8', maxBytes = 16_777_216 }: TextOptions = {}): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined, length = 0;
  for await (const chunk of bytes) {
    length += chunk.byteLength;
    if (length > maxBytes) throw new DirectoryRefusal('', 'too-long', `A directory has at most ${maxBytes.toLocaleString('en')} bytes.`);
    decoder ??= decoderFor(chunk, charset);
    for (let at = 0; at < chunk.byteLength; at += PIECE) yield decode(decoder, charset, chunk.subarray(at, at + PIECE));
  }
  if (decoder) yield decode(decoder, charset);
}

/** Excel writes “Unicode text” in UTF-16, with a byte order mark. */
function decoderFor([first, second]: Uint8Array, charset: string): TextDecoder {
  const label = first === 0xFF && second === 0xFE ? 'utf-16le' : first === 0xFE && second === 0xFF ? 'utf-16be' : charset;
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    throw new DirectoryRefusal('charset', 'bad-encoding', 'This character set is not known here.');
  }
}

function decode(decoder: TextDecoder, charset: string, bytes?: Uint8Array): string {
  try {
    return decoder.decode(bytes, { stream: bytes !== undefined });
  } catch {
    const advice = /^utf-?8$/i.test(charset) ? ': save it as “CSV UTF-8”, or say which character set it is in, such as windows-1252' : '';
    throw new DirectoryRefusal('charset', 'bad-encoding', `The text is not ${charset}${advice}.`);
  }
}
