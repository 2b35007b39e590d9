import { describe, expect, it } from 'vitest';
import { similar } from './similar.js';

describe('a word that was probably meant', () => {
  it.each([['pasword', 'password'], ['nmae', 'name'], ['Routes', 'routes'], ['prot', 'port'], ['xmp', 'xmpp']])('for %s is %s', (written, meant) => {
    expect(similar(written, ['password', 'name', 'routes', 'port', 'xmpp', 'sip'])).toBe(meant);
  });

  it.each(['', 'colour', 'matrix', 'x'.repeat(10_000)])('is none for %.10j', written => {
    expect(similar(written, ['password', 'name', 'sip', 'y'.repeat(10_000)])).toBeUndefined();
  });

  it('is the nearest of several', () => {
    expect(similar('hosts', ['host', 'hosts2', 'hosts'])).toBe('hosts');
  });
});
