import { afterEach, describe, expect, it } from 'vitest';
import { run, type Running } from './command.js';

const started: Running[] = [];
afterEach(async () => { for (const running of started.splice(0)) await running.stop(); });

async function start(...args: string[]) {
  const lines: string[] = [];
  const running = await run(args, { print: line => void lines.push(line) });
  if (running) started.push(running);
  return { running, text: lines.join('\n') };
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
    const { running, text } = await start('--port', '0', '--domain', 'acme.example');
    expect(text).toContain(`<meta name="presence-relay" content="${running!.url}/presence">`);
    expect(text).toContain('<presence-icon address="ada@acme.example" label="Ada Lovelace"></presence-icon>');
    expect((await fetch(`${running!.url}/presence/health`)).status).toBe(200);
  });

  it('has live sample people, and knows who is none of them', async () => {
    const { running } = await start('--sample', '--port', '0');
    const { items } = await ask(running!.url, ['katherine@portal.example', 'nobody@portal.example']);
    expect(items![0]!.availability === 'unknown' ? items![0]!.problem : 'known').toMatch(/known|pending/);
    expect(items![1]!.problem).toBe('not-found');
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
