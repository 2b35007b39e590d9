import { patched, succession } from './succession.js';

const full = (version: number) => ({ version, full: true }), part = (version: number) => ({ version, full: false });

describe('the succession of documents', () => {
  it('adds the next part', () => {
    expect(succession(full(7), part(8))).toBe('adds');
  });

  it('notices that one was lost, or the first', () => {
    expect(succession(full(7), part(9))).toBe('gap');
    expect(succession(undefined, part(0))).toBe('gap');
  });

  it('leaves an old part', () => {
    expect([succession(full(7), part(7)), succession(full(7), part(6))]).toEqual(['old', 'old']);
  });

  it('replaces by a full state, whatever its version', () => {
    expect([undefined, full(7), part(9)].map(known => succession(known, full(0)))).toEqual(['replaces', 'replaces', 'replaces']);
  });

  it('puts what changed in the place of what was', () => {
    expect(patched(['a1', 'b1', 'c1'], ['d1', 'b2'], text => text[0]!)).toEqual(['a1', 'b2', 'c1', 'd1']);
  });
});
