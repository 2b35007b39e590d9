import { describe, expect, it } from 'vitest';
import { sqlite } from './engine.js';

const missing = (code: string, message: string) => () => Promise.reject(Object.assign(new Error(message), { code }));

describe('SQLite', () => {
  it('is there', async () => {
    const database = (await sqlite())(':memory:');
    database.exec('CREATE TABLE t (a); INSERT INTO t VALUES (1)');
    expect([database.prepare('SELECT a FROM t').all(), database.inTransaction]).toEqual([[{ a: 1 }], false]);
    database.close();
  });

  it.each([
    ['ERR_MODULE_NOT_FOUND', "Cannot find package 'libsql' imported from engine.js", 'SQLite is missing: npm install libsql; it is made for Linux on x64 and ARM, macOS, and Windows on x64'],
    ['MODULE_NOT_FOUND', "Cannot find module '@libsql/win32-arm64-msvc'\nRequire stack:\n- libsql/index.js", 'SQLite is missing: libsql is installed without its @libsql/win32-arm64-msvc: it is made for Linux on x64 and ARM, macOS, and Windows on x64, and must not be installed with --omit=optional'],
    ['ERR_DLOPEN_FAILED', 'GLIBC_2.32 not found', 'SQLite is missing: GLIBC_2.32 not found'],
  ])('is missing in words: %s', async (code, message, words) => {
    await expect(sqlite(missing(code, message))).rejects.toThrow(words);
  });
});
