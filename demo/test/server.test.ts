import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type Portal } from './support/portal.js';
import { until } from './support/until.js';

const START = fileURLToPath(new URL('../server/start.mjs', import.meta.url));

describe('the demo server', () => {
  let portal: Portal;

  beforeAll(async () => { portal = await startPortal(); });
  afterAll(() => portal.close());

  const ask = (path: string, init: RequestInit = {}): Promise<Response> => fetch(portal.url + path, { redirect: 'manual', ...init });

  it('signs in by ?as= on any page and comes back without it', async () => {
    const { status, headers } = await ask('/people?as=Grace&x=1');
    expect([status, headers.get('location')]).toEqual([303, '/people?x=1']);
    expect(headers.get('set-cookie')).toContain('as=grace; Path=/; HttpOnly; SameSite=Lax');
  });

  it('takes whoever has not signed in for the visitor', async () => {
    expect(await (await ask('/')).text()).toContain('visitor@portal.example');
  });

  it.each(['', 'a b', 'a@b', '<script>', '..', 'x'.repeat(65)])('signs nobody in as %j', async name => {
    const { status, headers } = await ask(`/?as=${encodeURIComponent(name)}`);
    expect([status, headers.get('set-cookie')]).toEqual([400, null]);
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', ''])('never sends anybody elsewhere: %j', async back => {
    const body = new URLSearchParams({ theme: 'dark', back });
    expect((await ask('/display', { method: 'POST', body })).headers.get('location')).toBe('/');
    expect((await ask(`/${back}?as=ada`)).headers.get('location') ?? '/').toMatch(/^\/(?![/\\])/);
  });

  it.each(['//evil.example', 'https://evil.example/', 'http://localhost.evil.example/', '/\\evil.example'])('comes back from the sign-in of a network to itself alone: not to %j', async back => {
    const body = new URLSearchParams({ user: 'ada', password: 'any', back, act: 'in' });
    expect((await ask('/sign-in/tern', { method: 'POST', body })).headers.get('location')).toBe('/');
    expect(await (await ask(`/sign-in/tern?back=${encodeURIComponent(back)}`)).text()).not.toContain('evil.example');
  });

  it('signs nobody in to a network that there is not', async () => {
    expect((await ask('/sign-in/elsewhere')).status).toBe(404);
    expect((await ask('/sign-in/elsewhere', { method: 'POST', body: new URLSearchParams({ user: 'ada', password: 'any' }) })).status).toBe(404);
  });

  it('writes what visitors post as text', async () => {
    await ask('/discussion', { method: 'POST', body: new URLSearchParams({ text: '<img src=x onerror=alert(1)>' }) });
    const page = await (await ask('/discussion')).text();
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).not.toContain('<img');
  });

  it.each(['/', '/people', '/public/portal.css', '/nowhere', '/presence-elements.js'])('sends the strict policy with %s', async path => {
    const policy = (await ask(path)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types lit-html;");
    expect(policy).not.toContain('unsafe');
  });

  it.each(['/public/%2e%2e/server/start.mjs', '/second-copy/%2e%2e/package.json', '/..%2fpackage.json'])('serves nothing beside its folders: %s', async path => {
    expect((await ask(path)).status).toBe(404);
  });

  it('answers presence under loopback names only: another domain may point here', async () => {
    const { port } = new URL(portal.url);
    const outgoing = request({ port, path: '/presence/query', method: 'POST', headers: { host: 'evil.example', 'content-type': 'application/json' } });
    const answered = once(outgoing, 'response');
    outgoing.end('{"addresses":[]}');
    const [{ statusCode }] = await answered as [{ statusCode: number }];
    expect(statusCode).toBe(403);
  });
});

describe('npm start', () => {
  it('prints where the portal is, says in one sentence that a port is taken, and goes when told to', async () => {
    const first = start('0');
    const [url] = /http:\S+/.exec(await firstWords(first)) ?? [''];
    expect((await fetch(url)).status).toBe(200);
    const second = start(new URL(url).port);
    expect(await firstWords(second)).toMatch(/^Port \d+ is taken by another program: .*\.\n$/);
    expect(await codeOf(second)).toBe(1);
    first.kill('SIGTERM');
    expect(await codeOf(first)).toBe(0);
  });

  it.each(['abc', '65536', '-1'])('says in one sentence what PORT takes: not %s', async port => {
    const portal = start(port);
    expect(await firstWords(portal)).toBe('PORT takes a number from 0 to 65535, as in PORT=4174 npm start.\n');
    expect(await codeOf(portal)).toBe(1);
  });

  it('says that it is being started to pages that were open before', async () => {
    // Nobody writes into this pipe: the configuration is being read as long as the test takes.
    const folder = await mkdtemp(join(tmpdir(), 'presence-demo-')), config = join(folder, 'presence.config.json');
    execFileSync('mkfifo', [config]);
    const port = await freePort(), portal = start(String(port), '--config', config);
    const answer = await until('an answer', () => fetch(`http://127.0.0.1:${String(port)}/presence/health`).catch(() => undefined));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
    portal.kill('SIGKILL');
    await rm(folder, { recursive: true });
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function start(port: string, ...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [START, ...args], { env: { ...process.env, PORT: port }, stdio: ['ignore', 'pipe', 'pipe'] });
}

function firstWords({ stdout, stderr }: ChildProcess): Promise<string> {
  return new Promise(resolve => {
    for (const stream of [stdout, stderr]) stream?.once('data', (words: Buffer) => { resolve(String(words)); });
  });
}

async function codeOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
}
