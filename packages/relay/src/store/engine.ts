/** As much of SQLite as a store needs; libsql's `Database` is one. */
export interface Database {
  readonly inTransaction: boolean;
  /** Runs statements, and throws away what they answer. */
  exec(sql: string): unknown;
  prepare(sql: string): Statement;
  close(): unknown;
}

export interface Statement {
  run(...values: readonly (string | number)[]): unknown;
  all(...values: readonly (string | number)[]): readonly unknown[];
}

export type OpenDatabase = (file: string) => Database;

/** How a BLOB is answered. */
export type Bytes = ArrayBuffer | Uint8Array<ArrayBuffer>;

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** What is no UTF-8 in it becomes U+FFFD. */
export const textIn = (bytes: Bytes): string => utf8.decode(bytes);

// A relay that is just going out of service lets go of the file within this time (milliseconds); meanwhile this process stands still.
const PATIENCE = 2_000;

/**
 * libsql, because it brings SQLite prebuilt in npm packages and locks files as the operating system does. The WebAssembly
 * build (node-sqlite3-wasm) is a tenth of its size, but locks with a folder that a killed process leaves behind: the store
 * would stay locked for ever. better-sqlite3 downloads or compiles when it is installed. Node's own `node:sqlite` is what
 * may stand here once Node 20 need not be supported.
 *
 * @throws Error saying what is missing here.
 */
export async function sqlite(importModule: () => Promise<unknown> = () => import('libsql'), timeout: number = PATIENCE): Promise<OpenDatabase> {
  try {
    const { default: Libsql } = await importModule() as { readonly default: new (file: string, options: { readonly timeout: number }) => Database };
    return file => new Libsql(file, { timeout });
  } catch (error) {
    throw new Error(`SQLite is missing: ${inWords(error as { code?: string; message: string })}`, { cause: error });
  }
}

const platforms = 'it is made for Linux on x64 and ARM, macOS, and Windows on x64';

function inWords({ code, message }: { readonly code?: string; readonly message: string }): string {
  const [, native] = /'(@libsql\/[^']*)'/.exec(message) ?? [];
  if (native) return `libsql is installed without its ${native}: ${platforms}, and must not be installed with --omit=optional`;
  return code === 'ERR_MODULE_NOT_FOUND' ? `npm install libsql; ${platforms}` : message;
}
