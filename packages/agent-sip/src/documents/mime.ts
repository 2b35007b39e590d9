import { decodeTransfer } from './transfer-encoding.js';

/** A part of a body (RFC 2046 §5.1). */
export interface Part {
  readonly contentType: string | undefined;
  /** Content-ID without its brackets (RFC 2392 §2). */
  readonly id?: string | undefined;
  /** Absent for one in an encoding that is not read. */
  readonly body?: string | undefined;
}

export interface ContentType {
  /** In lower case: `multipart/related`. */
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
}

// Nobody's list is longer: what is comes from somebody who means harm.
const LONGEST_BODY = 4_194_304, LONGEST_FIELD = 2000, MOST_PARTS = 4096; // characters, characters, parts

/** Reads a Content-Type (RFC 2045 §5.1). */
export function readContentType(field: string | undefined): ContentType {
  const text = (field ?? '').slice(0, LONGEST_FIELD), end = text.indexOf(';'), parameters = new Map<string, string>();
  const type = (end < 0 ? text : text.slice(0, end)).trim().toLowerCase();
  for (const [, name, quoted, plain] of end < 0 ? [] : text.slice(end).matchAll(/;\s*([\w.-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;"]*))/g)) {
    const key = name!.toLowerCase();
    if (!parameters.has(key)) parameters.set(key, quoted?.replace(/\\(.)/g, '$1') ?? plain!.trim());
  }
  return { type, parameters };
}

/** Takes a body apart; `undefined` for one that has no such boundary, or is too large. A missing end is forgiven. */
export function readParts({ parameters }: ContentType, body: string): readonly Part[] | undefined {
  const boundary = parameters.get('boundary');
  if (!boundary || boundary.length > 70 || body.length > LONGEST_BODY) return; // RFC 2046 §5.1.1
  const parts: Part[] = [];
  for (const text of between(body, `--${boundary}`)) {
    if (parts.length === MOST_PARTS) return;
    parts.push(readPart(text));
  }
  return parts.length ? parts : undefined;
}

/** What stands between the lines that are the delimiter, of which the last may be missing. */
function* between(body: string, delimiter: string): Generator<string> {
  let start: number | undefined;
  for (let at = body.startsWith(delimiter) ? 0 : nextLine(body, delimiter, 0); at >= 0; at = nextLine(body, delimiter, at)) {
    const [line] = /^(--)?[ \t]*(\r?\n|$)/.exec(body.slice(at + delimiter.length, at + delimiter.length + LONGEST_FIELD)) ?? [];
    if (line === undefined) continue; // The delimiter of a nested body may begin with ours.
    if (start !== undefined) yield body.slice(start, at).replace(/\r?\n$/, '');
    if (line.startsWith('--')) return;
    start = at + delimiter.length + line.length;
  }
  if (start !== undefined) yield body.slice(start);
}

/** Where the next line begins that begins with the delimiter. */
function nextLine(body: string, delimiter: string, from: number): number {
  const at = body.indexOf(`\n${delimiter}`, from);
  return at < 0 ? at : at + 1;
}

function readPart(text: string): Part {
  // A part may have no header at all; then it begins with the empty line.
  const [gap = ''] = /^\r?\n|\r?\n\r?\n/.exec(text) ?? [], end = gap ? text.indexOf(gap) : text.length;
  const fields = readFields(text.slice(0, end)), id = fields.get('content-id')?.trim().replace(/^<(.*)>$/, '$1');
  return { contentType: fields.get('content-type'), ...(id && { id }), body: decodeTransfer(fields.get('content-transfer-encoding'), text.slice(end + gap.length)) };
}

/** Header fields by name in lower case, folded lines joined (RFC 5322 §2.2). */
function readFields(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of text.replace(/\r?\n[ \t]/g, ' ').split('\n', 64)) {
    const colon = line.indexOf(':'), name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name && !fields.has(name)) fields.set(name, line.slice(colon + 1, colon + LONGEST_FIELD).trim());
  }
  return fields;
}
