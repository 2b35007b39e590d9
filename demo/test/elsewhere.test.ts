import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeTimes, median } from '@presence-elements/testing';
import { lacking, PASSWORD, startProsody, xmppPerson, type XmppServer } from '@presence-elements/testing/servers.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCompany } from '../server/company.mjs';
import { startDemo } from '../server/start.mjs';
import { errorsOf, lacking as lackingOf, openBrowser, visit } from './support/browser.js';
import { untilShown } from './support/icons.js';
import { until } from './support/until.js';

const file = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

describe('people who appear by what is typed at the terminal', () => {
  const stanzas: string[] = [], left: string[] = [];
  const company = createCompany(['alice@example.org'], async (address: string) => ({
    send: async (stanza: string) => void stanzas.push(`${address} ${stanza}`), leave: async () => void left.push(address),
  }));

  it('are as one types', async () => {
    expect(await company.appear('alice')).toBe('alice@example.org is online.');
    expect(await company.appear('  alice away  At lunch <b> & more ')).toBe('alice@example.org is away: At lunch <b> & more.');
    expect(await company.appear('alice gone')).toBe('alice@example.org is gone.');
    expect(stanzas).toEqual(['alice@example.org <presence></presence>', 'alice@example.org <presence><show>away</show><status>At lunch &lt;b> &amp; more</status></presence>']);
    expect(left).toEqual(['alice@example.org']);
  });

  it.each(['', 'mallory online', 'alice toString', 'alice asleep'])('are left alone by %j', async line => {
    expect(await company.appear(line)).toMatch(/^Type a name/);
  });
});

describe('the page of people elsewhere', () => {
  it('shows whoever is named, as text', async () => {
    const demo = await startDemo({ port: 0, colleagues: false, neighbours: ['alice@example.org'] });
    const page = await (await fetch(`${demo.url}/elsewhere?who=ada@corp.example&who=%22%3E%3Cscript%3E&who=alice@example.org`)).text();
    await demo.close();
    expect(page.match(/<presence-icon address="[^"]*" label/g)).toEqual(['alice@example.org', 'ada@corp.example', '&quot;&gt;&lt;script&gt;'].map(who => `<presence-icon address="${who}" label`));
  });
});

describe('npm start -- --config', () => {
  it('says in words what is wrong with the configuration, and does not start', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'presence-demo-')), config = join(folder, 'presence.config.json');
    await writeFile(config, '{\n  "netwroks": []\n}');
    const child = spawn(process.execPath, [file('server/start.mjs'), '--config', config], { env: { ...process.env, PORT: '0' }, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (words: Buffer) => { said += String(words); });
    await once(child, 'close');
    expect([child.exitCode, said.replaceAll(`${folder}/`, '')]).toEqual([1, 'presence.config.json cannot be used:\n  presence.config.json:2:3 netwroks: there is no such field: did you mean networks?\n']);
    await rm(folder, { recursive: true });
  });

  it('lets no network take the people of the portal itself', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'presence-demo-')), config = join(folder, 'presence.config.json');
    const network = { name: 'other', kind: 'web', routes: ['portal.example'], options: { service: 'prosody', base: 'https://xmpp.example' } };
    await writeFile(config, JSON.stringify({ domain: 'corp.example', networks: [network] }));
    await expect(startDemo({ port: 0, colleagues: false, config })).rejects.toThrow('networks[0].routes[0]: this route goes to the portal’s own people');
    await rm(folder, { recursive: true });
  });
});

const missing = lacking('prosody');
if (missing.length) it.skip(`needs ${missing.join(' ')}`, () => undefined);

describe.runIf(!missing.length)('the portal beside Prosody', () => {
  let server: XmppServer, demo: Awaited<ReturnType<typeof startDemo>>, folder: string, config: string;
  const printed: string[] = [];

  beforeAll(async () => {
    server = await startProsody({ users: ['portal@example.org', 'alice@example.org'] });
    folder = await mkdtemp(join(tmpdir(), 'presence-demo-'));
    config = join(folder, 'presence.config.json');
    await writeFile(config, (await readFile(file('prosody.config.json'), 'utf8')).replace('ws://127.0.0.1:5280/xmpp-websocket', server.ws));
    demo = await startDemo({ port: 0, colleagues: false, config, env: { XMPP_PASSWORD: PASSWORD }, print: (line: string) => void printed.push(line) });
  });
  afterAll(async () => {
    await demo.close();
    await server.stop();
    await rm(folder, { recursive: true });
  });

  const shown = async (address: string): Promise<{ availability: string; problem?: string; note?: { text: string } }> => {
    const body = JSON.stringify({ addresses: [address] });
    const answer = await fetch(`${demo.url}/presence/query`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return ((await answer.json()) as { items: { availability: string }[] }).items[0]!;
  };

  it('shows what a person says to the server, and tells the operator that the network is there', async () => {
    const alice = await xmppPerson(server, 'alice@example.org');
    await alice.send('<presence><show>dnd</show><status>Deep in the data</status></presence>');
    await until('alice dnd', async () => (await shown('alice@example.org')).availability === 'dnd');
    expect((await shown('alice@example.org')).note?.text).toBe('Deep in the data');
    expect(printed).toContain('company: live');
    expect(printed.join('\n')).not.toContain(PASSWORD);
    await alice.leave();
  });

  it('draws it in a page within a second', async context => {
    const lacks = lackingOf('chromium');
    if (lacks.length) return context.skip(`needs ${lacks.join(', ')}`);
    const browser = await openBrowser('chromium'), visitor = await visit(browser, demo.url, 'ada', '/elsewhere'), { page } = visitor;
    await page.goto(`${demo.url}/elsewhere?who=alice@example.org`);
    const alice = await xmppPerson(server, 'alice@example.org');
    await alice.send('<presence><show>dnd</show></presence>');
    await untilShown(page, 'alice@example.org', ({ availability }) => availability === 'dnd');
    const times: number[] = [];
    for (const show of ['away', 'dnd', 'xa', 'dnd', 'away'] as const) {
      const began = performance.now();
      await alice.send(`<presence><show>${show}</show><status>At &lt;b>lunch</status></presence>`);
      await untilShown(page, 'alice@example.org', ({ availability }) => availability === (show === 'xa' ? 'away' : show));
      times.push(performance.now() - began);
    }
    console.log(`chromium: a change on Prosody is drawn after ${describeTimes(times)}`);
    expect(median(times)).toBeLessThan(1_000);
    await untilShown(page, 'alice@example.org', ({ note }) => note?.text === 'At <b>lunch');
    expect(await page.evaluate(() => document.querySelector('[data-note="alice@example.org"]')?.textContent)).toBe('At <b>lunch');
    expect(errorsOf(visitor)).toEqual([]);
    await alice.leave();
    await browser.close();
  });

  it('takes up a changed configuration while it runs', async () => {
    await writeFile(`${config}~`, (await readFile(config, 'utf8')).replace('"routes"', '"enabled": false, "routes"'));
    await rename(`${config}~`, config);
    await until('nobody is asked', async () => (await shown('alice@example.org')).problem === 'no-agent');
    expect(printed.at(-1)).toContain('was read again: company removed.');
  });
});
