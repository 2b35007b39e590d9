import fc from 'fast-check';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { fakeKind, installed } from '../../test/fake-kinds.js';
import type { ConfigError } from './config-problem.js';
import { parseConfig } from './parse-config.js';

const office = '{ "name": "office", "kind": "xmpp", "routes": ["corp.example"], "options": { "server": "wss://x.example", "password": { "env": "PW" } } }';

function setUp(env: Record<string, string> = { PW: 'hunter2' }) {
  const xmpp = fakeKind('xmpp');
  const parse = (text: string) => parseConfig(text, { env, importModule: installed(xmpp) });
  const mistakes = async (text: string): Promise<readonly string[]> => parse(text).then(() => [], (error: unknown) => (error as ConfigError).message.split('\n').slice(1).map(line => line.trim().replace('presence.config.json:', '')));
  return { xmpp, parse, mistakes };
}

describe('a configuration', () => {
  it('makes agents of its networks, with secrets and defaults in place and the context it was given', async () => {
    const { xmpp, parse } = setUp(), context = { resolve: async () => [] };
    const { networks } = await parse(`{ "networks": [${office}] }`);
    const agent = await networks[0]!.create(context);
    expect(agent).toBe(xmpp.made[0]);
    expect(xmpp.given).toEqual([{ server: 'wss://x.example', password: 'hunter2', pace: 3 }]);
    expect(xmpp.contexts).toEqual([{ ...context, name: 'office' }]);
  });

  it('says how to make and serve the relay', async () => {
    const { parse } = setUp();
    expect(await parse('{ "port": 80, "host": "localhost", "domain": "corp.example", "limits": { "query": 5 } }'))
      .toMatchObject({ networks: [], serve: { port: 80, host: 'localhost' }, relay: { domain: 'corp.example', limits: { query: 5 } } });
    expect(Object.keys((await parse('{ "$schema": "x" }')).relay)).toEqual([]);
  });

  it('names the store from where it lies itself', async () => {
    const at = async (store: string) => (await parseConfig(JSON.stringify({ store }), { file: '/etc/portal/presence.config.json' })).store;
    expect(await Promise.all(['presence.sqlite', '../data/presence.sqlite', '/var/lib/presence.sqlite'].map(at))).toEqual(['/etc/portal/presence.sqlite', '/etc/data/presence.sqlite', '/var/lib/presence.sqlite']);
    const { store, relay } = await setUp().parse('{}');
    expect([store, Object.keys(relay)]).toEqual([undefined, []]);
    expect(await setUp().mistakes('{ "store": "" }')).toHaveLength(1);
  });

  it('tells all that is wrong with it at once, by line and column', async () => {
    const { mistakes } = setUp();
    expect(await mistakes(`{
  "prot": 80,
  "networks": [
    { "nmae": "office", "kind": "xmpp", "routes": ["https://x"], "options": { "server": "x", "password": "hunter2", "pase": 1 } },
    { "name": "phones", "kind": "spi", "routes": ["sip:"] },
    { "name": "phones", "kind": "xmpp", "routes": ["corp.example"], "options": { "password": { "env": "NONE" } } },
    7,
  ]
}`)).toEqual([
      '2:3 prot: there is no such field: did you mean port?',
      '4:5 networks[0].name: is missing (Name)',
      '4:7 networks[0].nmae: there is no such field: did you mean name?',
      expect.stringMatching(/^4:52 networks\[0\]\.routes\[0\]: this is no route/),
      expect.stringMatching(/^4:89 networks\[0\]\.options\.server: write a whole URL/),
      expect.stringMatching(/^4:106 networks\[0\]\.options\.password: a secret does not belong into a file/),
      '4:117 networks[0].options.pase: there is no such field: did you mean pace?',
      '5:33 networks[1].kind: there is no kind "spi": did you mean "sip"?',
      expect.stringMatching(/^6:15 networks\[2\]\.name: networks\[1\] has this name already/),
      '6:80 networks[2].options.server: is missing (Server)',
      '6:103 networks[2].options.password.env: the environment variable NONE is not set: set it to the secret before the relay starts',
      '7:5 networks[3]: write an object { … }, not a number',
    ]);
  });

  it.each(['[]', '3', 'null', '"x"', '{ "networks": {} }', '{ "networks": [null] }', '{ "networks": [{ "kind": 3 }] }'])('that is %s is refused in words', async text => {
    const { mistakes } = setUp();
    for (const mistake of await mistakes(text)) expect(mistake).toMatch(/^1:\d+ .*(write|is missing)/);
  });

  it('shows its secrets to nobody: not in a log, not as JSON, not in an error', async () => {
    const { parse } = setUp();
    const config = await parse(`{ "networks": [${office.replace('x.example', 'refused.example')}] }`);
    const failure = await config.networks[0]!.create().then(() => '', inspect);
    for (const text of [inspect(config, { depth: 9, showHidden: true }), JSON.stringify(config), failure]) expect(text).not.toContain('hunter2');
  });

  it('tells where an agent refuses its options', async () => {
    const { parse } = setUp();
    const { networks } = await parse(`{ "networks": [\n${office.replace('x.example', 'refused.example')}] }`);
    await expect(networks[0]!.create()).rejects.toThrow('presence.config.json:2:88 networks[0].options.server: server: refused for •••');
  });

  it('asks nothing of a network that is disabled: no secret, no package, no route of its own', async () => {
    const { mistakes } = setUp({});
    const disabled = office.replace('"name": "office"', '"name": "old", "enabled": false');
    expect(await mistakes(`{ "networks": [${disabled}, { "name": "older", "kind": "icq", "routes": ["corp.example"], "enabled": false, "options": { "any": 1 } }] }`)).toEqual([]);
  });

  it('keeps to the schema where a network is disabled, so that enabling it is no surprise', async () => {
    const { mistakes } = setUp();
    expect(await mistakes('{ "networks": [{ "name": "a", "kind": "xmpp", "routes": ["a.example"], "enabled": false, "options": { "server": "wss://x", "password": "hunter2" } }] }')).toHaveLength(1);
  });

  it('is either in order or refused in words, whatever it is, and its secrets stay unsaid', async () => {
    const { parse } = setUp();
    const odd = fc.oneof(fc.jsonValue(), fc.constantFrom('xmpp', 'corp.example', 'hunter2', { env: 'PW' }, { env: 'hunter2 ' }, ['corp.example'], { server: 'wss://x', password: 'hunter2' }, { server: 'wss://x', password: { env: 'PW' } }));
    const field = fc.constantFrom('name', 'kind', 'routes', 'enabled', 'options', '__proto__', 'constructor', 'toString');
    const networks = fc.array(fc.oneof({ weight: 4, arbitrary: fc.dictionary(field, odd) }, odd), { maxLength: 4 });
    await fc.assert(fc.asyncProperty(fc.dictionary(fc.constantFrom('port', 'domain', 'limits', 'origins', '$schema', '__proto__'), odd), networks, async (rest, list) => {
      const text = JSON.stringify({ ...rest, networks: list });
      const failure = await parse(text).then(() => undefined, (error: unknown) => error as ConfigError);
      if (!failure) return;
      expect(failure.name).toBe('ConfigError');
      expect(failure.problems.length).toBeGreaterThan(0);
      for (const { line, column, message } of failure.problems) {
        expect(line === 1 && column >= 1 && column <= text.length).toBe(true);
        // The name of a variable or a package is told; a value in a secret's place is not.
        if (!/environment variable|package/.test(message)) expect(message).not.toContain('hunter2');
      }
    }), { numRuns: 200 });
  });
});
