import { describe, expect, it } from 'vitest';
import { readText, type TextOptions } from './read-text.js';

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function text(bytes: Uint8Array, options?: TextOptions, size = 1): Promise<string> {
  let whole = '';
  for await (const piece of readText(pieces(bytes, size), options)) whole += piece;
  return whole;
}

describe('the text of a file', () => {
  it('is UTF-8, with a byte order mark or without, cut anywhere', async () => {
    expect(await text(Buffer.from('\uFEFFMüller 😀'))).toBe('Müller 😀');
    expect(await text(Buffer.from('Müller 😀'), {}, 3)).toBe('Müller 😀');
    expect(await text(new Uint8Array())).toBe('');
  });

  it('is UTF-16 where a byte order mark says so, as Excel writes “Unicode text”', async () => {
    const bytes = Buffer.from('\uFEFFMüller', 'utf16le');
    expect(await text(bytes, {}, 100)).toBe('Müller');
    expect(await text(Buffer.from(bytes).swap16(), {}, 100)).toBe('Müller');
  });

  it('is in another character set where whoever sends it says so', async () => {
    expect(await text(Buffer.from('M\xFCller', 'latin1'), { charset: 'windows-1252' })).toBe('Müller');
  });

  it('is refused, with advice, rather than read wrongly', async () => {
    await expect(text(Buffer.from('M\xFCller', 'latin1'))).rejects.toMatchObject({ name: 'SettingsError', problems: [{ path: 'charset', code: 'bad-encoding', message: expect.stringMatching(/CSV UTF-8.*windows-1252/) as string }] });
    await expect(text(Buffer.from('M\xC3', 'latin1'))).rejects.toMatchObject({ name: 'SettingsError' });
    await expect(text(Buffer.from('x'), { charset: 'nonsense' })).rejects.toMatchObject({ problems: [{ path: 'charset' }] });
  });

  it('is read in small pieces, however it comes, and only up to its limit', async () => {
    const sizes: number[] = [];
    for await (const piece of readText(pieces(Buffer.alloc(200_000, 'x'), 200_000))) sizes.push(piece.length);
    expect(Math.max(...sizes)).toBe(65_536);
    await expect(text(Buffer.alloc(11), { maxBytes: 10 })).rejects.toMatchObject({ problems: [{ code: 'too-long', message: 'A directory has at most 10 bytes.' }] });
    expect(await text(Buffer.alloc(10, 'x'), { maxBytes: 10 })).toHaveLength(10);
  });
});
