import { describe, expect, it } from 'vitest';
import { fakeKind, installed } from '../../test/fake-kinds.js';
import { changeLine, networkLines } from './network-lines.js';
import { parseConfig } from './parse-config.js';

const text = `{ "networks": [
  { "name": "office", "kind": "xmpp", "routes": ["corp.example", "*.corp.example"], "options": { "server": "wss://x.example", "password": { "env": "PW" } } },
  { "name": "old", "kind": "icq", "routes": ["icq:"], "enabled": false },
] }`;
const parse = (json: string) => parseConfig(json, { env: { PW: 'hunter2' }, importModule: installed(fakeKind('xmpp')) });

describe('lines for the operator', () => {
  it('tell what was read, one network each, and no option of any', async () => {
    const lines = networkLines(await parse(text));
    expect(lines).toEqual(['presence.config.json was read: 2 networks:', '  office  xmpp  corp.example, *.corp.example', '  old     icq  icq:  (disabled)']);
    expect(networkLines(await parse('{}'))).toEqual(['presence.config.json was read: no networks.']);
  });

  it('tell what a changed file has changed', async () => {
    const config = await parse(text), nothing = { config, added: [], replaced: [], removed: [], atRestart: [] };
    expect(changeLine({ ...nothing, added: ['a', 'b'], removed: ['c'], atRestart: ['port'] })).toBe('presence.config.json was read again: a, b added; c removed; port at the next start.');
    expect(changeLine(nothing)).toBe('presence.config.json was read again: nothing to do.');
  });
});
