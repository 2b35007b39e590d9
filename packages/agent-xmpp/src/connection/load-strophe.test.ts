import { loadStrophe } from './load-strophe.js';

describe('loading strophe.js', () => {
  it('leaves nothing of it, and nothing of a page, on the global object', async () => {
    const before = Object.getOwnPropertyNames(globalThis);
    const strophe = await loadStrophe();
    const left = Object.getOwnPropertyNames(globalThis).filter(name => !before.includes(name));
    expect(left).toEqual([]);
    expect('document' in globalThis).toBe(false);
    expect([typeof strophe.Connection, typeof strophe.WebSocket, strophe.xmlGenerator().nodeType]).toEqual(['function', 'function', 9]);
  });

  it('happens once', () => {
    expect(loadStrophe()).toBe(loadStrophe());
  });
});
