import { readFile } from 'node:fs/promises';
import type { Config } from './config.js';
import { ConfigError } from './config-problem.js';
import { parseConfig, type ParseOptions } from './parse-config.js';

export type LoadOptions = Omit<ParseOptions, 'file'>;

/** Reads a configuration file. @throws ConfigError with all that is wrong with it; also that it cannot be read. */
export async function loadConfig(file: string, options: LoadOptions = {}): Promise<Config> {
  return parseConfig(await readConfig(file), { ...options, file });
}

/** @throws ConfigError */
export async function readConfig(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    const { code } = error as { code?: string };
    throw new ConfigError(file, [{ line: 1, column: 1, field: '', message: why[code ?? ''] ?? `the file cannot be read (${code ?? 'no reason given'})` }]);
  }
}

const why: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file', EACCES: 'whoever runs the relay may not read the file', EISDIR: 'this is a folder, not a file',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'the file is not UTF-8: save it as such',
};
