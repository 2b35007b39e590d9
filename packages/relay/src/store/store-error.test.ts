import { describe, expect, it } from 'vitest';
import { reason, StoreError } from './store-error.js';

describe('what is wrong with a store', () => {
  it('is told with the file', () => {
    const cause = new Error('x'), error = new StoreError('/data/presence.sqlite', 'cannot be used: the disk is full.', cause);
    expect(error).toMatchObject({ name: 'StoreError', file: '/data/presence.sqlite', message: '/data/presence.sqlite cannot be used: the disk is full.', cause });
  });

  it.each([
    [{ code: 'EACCES' }, 'whoever runs the relay may not write the file, or not into its folder'],
    [{ code: 'EROFS' }, 'whoever runs the relay may not write the file, or not into its folder'],
    // SQLITE_READONLY_DIRECTORY
    [{ code: 'UNKNOWN_SQLITE_ERROR_1544', rawCode: 1544 }, 'whoever runs the relay may not write the file, or not into its folder'],
    [{ code: 'ENOSPC' }, 'the disk is full'],
    [{ code: 'SQLITE_FULL', rawCode: 13 }, 'the disk is full'],
    [{ code: 'ENOENT' }, 'its folder is not there: make it first'],
    [{ code: 'SQLITE_BUSY', rawCode: 5 }, 'another process has it open: each relay needs a store of its own'],
    [{ code: 'SQLITE_IOERR_FSYNC', rawCode: 1034, message: 'disk I/O error' }, 'disk I/O error (SQLITE_IOERR_FSYNC)'],
    [new Error('another file has come into its place'), 'another file has come into its place'],
  ])('is said in words: %o', (error, words) => {
    expect(reason(error)).toBe(words);
  });
});
