import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fakeKind, installed } from '../test/fake-kinds.js';
import { run, type CommandOptions, type Running } from './command.js';

const started: Running[] = [];
afterEach(async () => { for (const running of started.splice(0)) await running.stop(); });

const xmpp = fakeKind('xmpp', {});
const options: CommandOptions = { env: { PW: 'hunter2' }, importModule: installed(xmpp) };

async function start(...args: string[]) {
  const lines: string[] = [];
  const running = await run(args, { ...options, print: line => void lines.push(line), warn: line => void lines.push(line) });
  if (running) started.push(running);
  return { running, lines, text: lines.join('\n') };
}

const ask = async (url: string, addresses: readonly string[], headers: Readonly<Record<string, string>> = {}) => {
  const response = await fetch(`${url}/presence/query`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ addresses }) });
  return { headers: response.headers, status: response.status, items: ((await response.json()) as { items?: { availability: string; problem?: string }[] }).items };
};

describe('presence-relay', () => {
  it('explains itself', async () => {
    const { running, text } = await start('--help');
    expect(running).toBeUndefined();
    expect(text).toMatch(/--sample[\s\S]*--port[\s\S]*--host[\s\S]*--domain/);
  });

  it('prints where it is, and the two lines to paste', async () => {
    const { running, text } = await start('--sample', '--port', '0', '--domain', 'acme.example');
    expect(text).toContain(`<meta name="presence-relay" content="${running!.url}/presence">`);
    expect(text).toContain('<presence-icon address="ada@acme.example" label="Ada Lovelace"></presence-icon>');
    expect((await fetch(`${running!.url}/presence/health`)).status).toBe(200);
  });

  it('tells to look at oneself where nobody else is there, and of settings where there are some', async () => {
    const plain = await start('--port', '0', '--domain', 'acme.example'), sample = await start('--sample', '--port', '0');
    expect(plain.text).toContain('<presence-icon address="you@acme.example" label="You"></presence-icon>');
    expect([plain, sample].map(({ text }) => text.includes('presence-providers'))).toEqual([false, true]);
  });

  it('has live sample people, and knows who is none of them', async () => {
    const { running } = await start('--sample', '--port', '0');
    const { items } = await ask(running!.url, ['katherine@portal.example', 'nobody@portal.example']);
    expect(items![0]!.availability === 'unknown' ? items![0]!.problem : 'known').toMatch(/known|pending/);
    expect(items![1]!.problem).toBe('not-found');
  });

  it('lets whoever tries the sample administer it, prefer something and have contacts', async () => {
    const { running } = await start('--sample', '--port', '0'), url = `${running!.url}/presence`;
    const call = async (method: string, path: string, body?: object): Promise<object> =>
      (await (await fetch(url + path, { method, headers: { 'content-type': 'application/json' }, ...(body && { body: JSON.stringify(body) }) })).json()) as object;
    expect(await call('GET', '/settings/account')).toEqual({ preferences: true, contacts: true, areas: true, providers: true });
    expect(await call('PATCH', '/settings/me', { noteFor: 'nobody' })).toMatchObject({ noteFor: 'nobody' });
    expect(await call('POST', '/contacts', { contacts: [{ address: 'ada@portal.example' }] })).toEqual({ added: ['ada@portal.example'], refused: [] });
    const provider = { kind: 'federated', name: 'Corp', routes: ['corp.example'], agent: { kind: 'xmpp', options: { server: 'wss://x.example', password: { env: 'PW' } } }, allowed: true, verification: 'everyone', isPublic: false, supports: [] };
    expect(await call('POST', '/settings/providers', provider)).toMatchObject({ status: 422, errors: [{ path: 'agent.options.password' }] });
    const plain = (await start('--port', '0')).running!;
    expect((await fetch(`${plain.url}/presence/settings/account`)).status).toBe(404);
  });

  it('answers pages of other servers on this machine only with --sample, and never those of elsewhere', async () => {
    const sample = (await start('--sample', '--port', '0')).running!, plain = (await start('--port', '0')).running!;
    const local = { origin: 'http://localhost:3000' };
    const answer = await ask(sample.url, [], local);
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, 'http://localhost:3000']);
    expect((await ask(plain.url, [], local)).status).toBe(403);
    expect((await ask(sample.url, [], { origin: 'http://localhost.evil.example' })).status).toBe(403);
  });

  it.each([
    [['--port', 'x'], '--port takes a number'], [['--port', '70000'], '--port takes a number'],
    [['--host', '0.0.0.0'], 'names of this machine'], [['--nonsense'], '--nonsense'],
  ])('refuses %j and says why', async (args, why) => {
    await expect(run(args, { print: () => undefined })).rejects.toThrow(why);
  });
});

describe('presence-relay --config', () => {
  let folder: string;
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'presence-command-')); });
  afterAll(() => rm(folder, { recursive: true }));

  const write = async (config: object): Promise<string> => {
    const file = join(folder, 'presence.config.json');
    await writeFile(file, JSON.stringify(config));
    return file;
  };
  const office = { name: 'office', kind: 'xmpp', routes: ['corp.example'], options: { server: 'wss://x.example', password: { env: 'PW' } } };
  const old = { name: 'old', kind: 'icq', routes: ['icq:'], enabled: false };

  it('asks the networks of the file, runs as it says, and tells one line for each network, without secrets', async () => {
    const file = await write({ networks: [office, old], port: 0, domain: 'acme.example', basePath: '/p' });
    const { running, text } = await start('--config', file);
    expect(text).toContain(`${file} was read: 2 networks:\n  office  xmpp  corp.example\n  old     icq  icq:  (disabled)\n`);
    expect(text).toContain(`<meta name="presence-relay" content="${running!.url}/p">`);
    expect(text).toContain('you@acme.example');
    xmpp.made.at(-1)!.say('ada@corp.example', { availability: 'busy' });
    const asked = await fetch(`${running!.url}/p/query`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"addresses":["ada@corp.example"]}' });
    expect(await asked.json()).toMatchObject({ items: [{ availability: 'busy' }] });
    expect(await (await fetch(`${running!.url}/p/health`)).json()).toEqual({ status: 'ok', now: expect.any(Number) as number });
    expect(text).not.toContain('hunter2');
  });

  it('tells when a network answers', async () => {
    const { running, lines } = await start('--config', await write({ networks: [office], port: 0 }));
    await ask(running!.url, ['ada@corp.example']);
    expect(lines.at(-1)).toBe('office: live');
  });

  it('says that it takes nobody out of directories: it keeps no organisation', async () => {
    const { running, text } = await start('--config', await write({ port: 0, directories: [{ name: 'list', provider: 'x', file: 'people.csv' }] }));
    expect(running).toBeDefined();
    expect(text).toContain('Its directories are not read: the command keeps no organisation to take people into; embed createRelay');
  });

  it('lets the arguments have the last word', async () => {
    const { text } = await start('--config', await write({ port: 1, host: 'localhost', domain: 'a.example' }), '--port', '0', '--domain', 'b.example', '--host', '127.0.0.1');
    expect(text).toMatch(/content="http:\/\/127\.0\.0\.1:\d+\/presence"[\s\S]*you@b\.example/);
  });

  it('lets no network take the domain of the portal’s own people, also where an argument says it', async () => {
    const file = await write({ networks: [office], port: 0, domain: 'a.example' });
    await expect(start('--config', file, '--domain', 'Corp.example')).rejects.toThrow(/networks\[0\]\.routes\[0\]: this route goes to the portal’s own people/);
    await expect(start('--config', file, '--domain', 'Corp.example', '--check')).rejects.toThrow(/own people/);
  });

  it('keeps what people have set in the file that it names, over a restart', async () => {
    const file = await write({ port: 0, store: 'kept.sqlite' }), kept = join(folder, 'kept.sqlite');
    const own = { availability: 'invisible', note: { text: 'psst' } };
    const mine = (url: string, init: RequestInit = {}) => fetch(`${url}/presence/me`, { headers: { 'content-type': 'application/json' }, ...init }).then(answer => answer.json());
    const before = await start('--config', file);
    expect(before.text).toContain(`What people set is kept in ${kept}`);
    await mine(before.running!.url, { method: 'PUT', body: JSON.stringify(own) });
    await before.running!.stop();
    expect(await mine((await start('--config', file)).running!.url)).toEqual(own);
  });

  it('does not start on a store that is damaged, and leaves nothing behind', async () => {
    await writeFile(join(folder, 'bad.sqlite'), 'x'.repeat(5_000));
    const made = xmpp.made.length;
    await expect(start('--config', await write({ networks: [office], port: 0, store: 'bad.sqlite' }))).rejects.toThrow(/bad\.sqlite cannot be used: it is no SQLite database, or damaged/);
    expect(xmpp.made.slice(made).map(({ disposed }) => disposed)).toEqual([true]);
  });

  it('does not start on a bad file: it tells all that is wrong', async () => {
    const file = await write({ prot: 1, networks: [{ ...office, kind: 'sip' }] });
    await expect(start('--config', file)).rejects.toThrow(/:1:2 prot: there is no such field: did you mean port\?[\s\S]*npm install @presence-elements\/agent-sip/);
    await expect(start('--config', join(folder, 'none.json'))).rejects.toThrow('there is no such file');
  });

  it('leaves nothing behind when it cannot start', async () => {
    const taken = (await start('--port', '0')).running!, made = xmpp.made.length;
    await expect(start('--config', await write({ networks: [office], port: Number(new URL(taken.url).port) }))).rejects.toThrow('EADDRINUSE');
    await expect(start('--config', await write({ networks: [office], host: '0.0.0.0' }))).rejects.toThrow(/host: the command takes only names of this machine/);
    expect(xmpp.made.slice(made).map(({ disposed }) => disposed)).toEqual([true, true]);
  });

  it('only says whether the file is in order with --check', async () => {
    const made = xmpp.made.length, { running, text } = await start('--check', '--config', await write({ networks: [office] }));
    expect(running).toBeUndefined();
    expect(text).toMatch(/1 network:[\s\S]*It is in order\.$/);
    expect(xmpp.made.slice(made).map(({ disposed }) => disposed)).toEqual([true]);
    await expect(start('--check', '--config', await write({ networks: [{ ...office, options: { server: 'wss://refused.example' } }] }))).rejects.toThrow('refused');
    await expect(start('--check', '--config', await write({ host: 'intranet' }))).rejects.toThrow('names of this machine');
  });
});
