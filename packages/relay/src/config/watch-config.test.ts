import { createRegistry } from '@presence-elements/core';
import { memoryStore, openOrganisation } from '@presence-elements/policy';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ContractClient } from '../../test/contract-client.js';
import { fakeKind, installed, type FakeKind } from '../../test/fake-kinds.js';
import { StreamClient } from '../../test/stream-client.js';
import { createRelay } from '../relay.js';
import { serveRelay } from '../serve.js';
import { changeLine } from './network-lines.js';
import { watchConfig, type ConfigChange } from './watch-config.js';

const ends: (() => unknown)[] = [];
let folder: string, file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presence-config-'));
  file = join(folder, 'presence.config.json');
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  await rm(folder, { recursive: true });
});

interface Entry { readonly name: string; readonly kind?: string; readonly server?: string; readonly enabled?: boolean }

const textOf = (entries: readonly Entry[], more: object = {}): string => JSON.stringify({
  networks: entries.map(({ name, kind = 'xmpp', server = name, ...rest }) => ({ name, kind, routes: [`${name}.example`], options: { server: `wss://${server}` }, ...rest })), ...more,
});

/** As editors do it. */
async function write(text: string): Promise<void> {
  await writeFile(`${file}~`, text);
  await rename(`${file}~`, file);
}

/** A relay over HTTP whose networks stand in the file. */
async function setUp(entries: readonly Entry[], ...kinds: readonly FakeKind[]) {
  await write(textOf(entries));
  const registry = createRegistry(), told: string[] = [], waiting: (() => void)[] = [];
  const tell = (line: string): void => {
    told.push(line.replaceAll(`${folder}/`, ''));
    for (const resolve of waiting.splice(0)) resolve();
  };
  const watched = await watchConfig(registry, file, {
    importModule: installed(...kinds), env: {},
    onChange: change => tell(changeLine(change)), onProblem: ({ message }) => tell(message),
  });
  const relay = createRelay({ ...watched.config.relay, registry, authenticate: () => ({ id: 'ada' }) });
  const served = await serveRelay(relay, { port: 0 });
  ends.push(() => registry.dispose(), watched.stop.bind(watched), () => relay.dispose(), () => served.close());
  const client = new ContractClient({ fetch: call => fetch(call) }, `${served.url}/presence`);
  /** Writes the file and waits for what the operator is told of it. */
  const change = async (text: string): Promise<string> => {
    const next = new Promise<void>(resolve => void waiting.push(resolve));
    await write(text);
    await next;
    return told.at(-1)!;
  };
  return { registry, watched, client, told, change, served };
}

/** An open stream that watches these. */
async function watching(client: ContractClient, ...addresses: readonly string[]) {
  const stream = await StreamClient.open(client);
  const until = async (line: string): Promise<void> => { while (!stream.told.includes(line) && await stream.read()); };
  while (!stream.events.length && await stream.read());
  await client.call('PUT', `/stream/${stream.id}`, { body: { revision: 1, addresses } });
  ends.push(() => stream.leave());
  return { stream, until };
}

describe('a configuration file that is changed while the relay runs', () => {
  it('is taken up: streams stay open and tell the new truth by themselves', async () => {
    const xmpp = fakeKind('xmpp', {});
    const { client, change } = await setUp([{ name: 'office' }, { name: 'branch' }], xmpp);
    xmpp.made[0]!.say('ada@office.example', { availability: 'online' });
    xmpp.made[1]!.say('alan@branch.example', { availability: 'busy' });
    const { stream, until } = await watching(client, 'ada@office.example', 'alan@branch.example', 'new@lab.example');
    await until('ada@office.example online');
    await until('alan@branch.example busy');
    await until('new@lab.example no-agent');

    const created = xmpp.made.length;
    const next = change(textOf([{ name: 'office', server: 'elsewhere' }, { name: 'branch' }, { name: 'lab' }]));
    expect(await next).toBe('presence.config.json was read again: lab added; office replaced.');
    const [office, lab] = xmpp.made.slice(created);
    office!.say('ada@office.example', { availability: 'dnd' });
    lab!.say('new@lab.example', { availability: 'away' });
    await until('ada@office.example dnd');
    await until('new@lab.example away');
    expect(stream.told.filter(line => /^ada.*(no-agent|offline)/.test(line))).toEqual([]);
    expect(xmpp.made.map(({ disposed }) => disposed)).toEqual([true, false, false, false]);

    expect(await change(textOf([{ name: 'branch' }, { name: 'office', server: 'elsewhere', enabled: false }]))).toBe('presence.config.json was read again: office, lab removed.');
    await until('ada@office.example no-agent');
    expect(stream.ended).toBe(false);
    expect(stream.events.filter(({ type }) => type === 'open')).toHaveLength(1);
    expect(stream.told.filter(line => line.startsWith('alan'))).toEqual(['alan@branch.example busy']);
  });

  it('keeps everything as it is while it is bad, and says so once', async () => {
    const xmpp = fakeKind('xmpp', {});
    const { client, change, told, watched } = await setUp([{ name: 'office' }], xmpp);
    xmpp.made[0]!.say('ada@office.example', { availability: 'online' });
    const { until } = await watching(client, 'ada@office.example');
    await until('ada@office.example online');
    const before = watched.config;
    expect(await change('{ "networks": [')).toMatch(/presence\.config\.json:1:16 close the list with \]/);
    expect(await change(textOf([{ name: 'office', server: 'refused.example' }]))).toMatch(/networks\[0\]\.options\.server: server: refused/);
    expect(await change(textOf([{ name: 'office', kind: 'sip' }]))).toMatch(/npm install @presence-elements\/agent-sip/);
    expect(watched.config).toBe(before);
    expect((await client.call('POST', '/query', { body: { addresses: ['ada@office.example'] } })).body.items![0]).toMatchObject({ availability: 'online' });
    expect(await change(textOf([{ name: 'office' }, { name: 'lab' }]))).toBe('presence.config.json was read again: lab added.');
    expect(told).toHaveLength(4);
    expect(xmpp.made[0]!.disposed).toBe(false);
  });

  it('says when it is in order again, also where it is what it was before', async () => {
    const { change, told } = await setUp([{ name: 'office' }], fakeKind('xmpp'));
    await change('{');
    expect(await change(textOf([{ name: 'office' }]))).toBe('presence.config.json was read again: nothing to do.');
    expect(told).toHaveLength(2);
  });

  it('says what takes effect only when the relay is started again', async () => {
    const { change, watched } = await setUp([], fakeKind('xmpp'));
    expect(await change(textOf([], { port: 80, domain: 'corp.example', store: 'presence.sqlite' }))).toBe('presence.config.json was read again: domain, port, store at the next start.');
    expect(watched.config.serve.port).toBe(80);
    expect(await change(`// A comment\n${textOf([], { port: 80, domain: 'corp.example', store: './presence.sqlite' })}`)).toBe('presence.config.json was read again: nothing to do.');
  });

  it('is watched until it is told to stop, and its networks go with it', async () => {
    const xmpp = fakeKind('xmpp'), { registry, watched } = await setUp([{ name: 'office' }], xmpp);
    watched.stop();
    expect(registry.agentFor('ada@office.example')).toBeUndefined();
    expect(xmpp.made[0]!.disposed).toBe(true);
  });
});

it('a configuration file that is bad from the start is an error, and puts nothing into the registry', async () => {
  await writeFile(file, textOf([{ name: 'a' }, { name: 'b', server: 'refused.example' }]));
  const registry = createRegistry();
  await expect(watchConfig(registry, file, { importModule: installed(fakeKind('xmpp')) })).rejects.toThrow('networks[1].options.server');
  await expect(watchConfig(registry, join(folder, 'none.json'))).rejects.toThrow('there is no such file');
  expect(registry.agents()).toEqual([]);
});

describe('a configuration file beside an organisation', () => {
  const administrator = { id: 'root', roles: ['admin'] };

  async function beside(entries: readonly Entry[], kind = fakeKind('xmpp')) {
    await write(textOf(entries));
    const organisation = await openOrganisation(memoryStore(), { domain: 'portal.example' }), registry = createRegistry({ policy: organisation.policy });
    let changed: () => void = () => undefined;
    const changes: ConfigChange[] = [];
    const watched = await watchConfig(registry, file, { importModule: installed(kind), env: {}, organisation, onChange: change => {
      changes.push(change);
      changed();
    } });
    ends.push(() => registry.dispose(), () => watched.stop());
    const providers = organisation.account(administrator).providers!;
    const fixed = async () => (await providers.read()).providers.filter(provider => provider.fixed);
    const rewrite = async (next: readonly Entry[]) => {
      const told = new Promise<void>(resolve => { changed = resolve; });
      await write(textOf(next));
      await told;
    };
    const allow = async (allowed: boolean) => {
      const [office] = await fixed();
      await providers.change(office!.id, { allowed }, office!.revision);
      await expect.poll(() => registry.agentFor('ada@office.example') !== undefined).toBe(allowed);
    };
    return { registry, organisation, fixed, rewrite, allow, kind, changes };
  }

  it('has its networks on the list, where they can be blocked: then they are not even asked', async () => {
    const { fixed, allow, kind } = await beside([{ name: 'office' }, { name: 'partner' }]);
    expect((await fixed()).map(({ name, allowed }) => [name, allowed])).toEqual([['office', true], ['partner', true]]);
    await allow(false);
    expect(kind.made.map(({ disposed }) => disposed)).toEqual([true, false]);
    await allow(true);
    expect(kind.made).toHaveLength(3);
  });

  it('is what an administrator decides on as soon as it is being taken up: what it was before does not come back', async () => {
    const fake = fakeKind('xmpp');
    let begun: () => void = () => undefined, go: () => void = () => undefined;
    const making = new Promise<void>(resolve => { begun = resolve; }), gate = new Promise<void>(resolve => { go = resolve; });
    const slow: FakeKind = { ...fake, create: async (options, context) => {
      if (options.server === 'wss://partner') await (begun(), gate);
      return fake.create(options, context);
    } };
    const { registry, organisation, fixed, rewrite } = await beside([{ name: 'office' }], slow), has = (address: string): boolean => registry.agentFor(address) !== undefined;
    const rewritten = rewrite([{ name: 'office' }, { name: 'partner' }]);
    await making;
    const [office] = await fixed();
    await organisation.account(administrator).providers!.change(office!.id, { allowed: false }, office!.revision);
    go();
    await rewritten;
    await expect.poll(() => has('ada@office.example')).toBe(false);
    expect(has('ada@partner.example')).toBe(true);
  });

  it('tells what of it has changed, though the organisation hears of its list first', async () => {
    const { rewrite, changes } = await beside([{ name: 'office' }]);
    await rewrite([{ name: 'partner' }]);
    expect(changes).toMatchObject([{ added: ['partner'], replaced: [], removed: ['office'] }]);
  });

  it('may change: what was blocked stays so, and what is gone is gone from the list', async () => {
    const { fixed, allow, rewrite, registry } = await beside([{ name: 'office' }]);
    await allow(false);
    await rewrite([{ name: 'office', server: 'elsewhere' }, { name: 'partner' }]);
    expect([registry.agentFor('x@office.example'), registry.agentFor('x@partner.example')?.name]).toEqual([undefined, 'xmpp']);
    await rewrite([{ name: 'partner' }]);
    expect((await fixed()).map(({ name }) => name)).toEqual(['partner']);
  });
});
