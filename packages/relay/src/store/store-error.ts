/** A store that cannot be opened or written, in words for whoever runs the relay. */
export class StoreError extends Error {
  override readonly name: string = 'StoreError';
  readonly file: string;

  constructor(file: string, why: string, cause?: unknown) {
    super(`${file} ${why}`, { cause });
    this.file = file;
  }
}

/** What the disk or SQLite said, in words: 'the disk is full'. */
export function reason(error: unknown): string {
  const { code, rawCode, message } = error as { readonly code?: string; readonly rawCode?: number; readonly message?: string };
  // Extended codes have the primary one in their low byte (sqlite.org/rescode.html).
  const words = rawCode === undefined ? disk[code ?? ''] : sqlite[rawCode & 0xff];
  return words ?? `${message ?? 'no reason given'}${code ? ` (${code})` : ''}`;
}

const forbidden = 'whoever runs the relay may not write the file, or not into its folder', full = 'the disk is full';
const untouched = 'Nothing in it was changed; put a copy of before in its place, or move it away to start with an empty one';

const disk: Readonly<Record<string, string>> = {
  ENOENT: 'its folder is not there: make it first', ENOTDIR: 'its folder is not there: make it first', EISDIR: 'this is a folder, not a file',
  EACCES: forbidden, EPERM: forbidden, EROFS: forbidden, ENOSPC: full, EDQUOT: full,
};

const sqlite: Readonly<Record<number, string>> = {
  5: 'another process has it open: each relay needs a store of its own',
  8: forbidden,
  11: `it is damaged. ${untouched}`,
  13: full,
  26: `it is no SQLite database, or damaged at its very start. ${untouched}`,
};
