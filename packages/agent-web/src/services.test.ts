import { parseAddress, type ImAddress, type PresenceReport } from '@presence-elements/core';
import { fixtureFolders, readFixtures, type Fixture } from '../test/fixtures.js';
import { startLocalServer, type LocalServer, type Reply } from '../test/local-server.js';
import { signingIn } from '../test/web-aim.js';
import { services } from './services.js';
import { webAgent } from './web-agent.js';
import type { WebService } from './web-service.js';

const NOW = 1_700_000_000_000;
const strangers = readFixtures('any');

let server: LocalServer;
beforeAll(async () => { server = await startLocalServer(() => undefined); });
afterAll(() => server[Symbol.asyncDispose]());

/** What an agent for the row reports of the address when it gets this answer. */
async function reported(row: WebService, address: ImAddress, reply: Reply): Promise<PresenceReport> {
  server.asked.length = 0;
  server.answer = row.session ? signingIn(() => reply) : () => reply;
  const agent = webAgent({ service: row, base: server.base, allowPrivate: true, user: 'watcher', password: 'pass word', now: () => NOW });
  const [report] = await agent.query([address], { signal: new AbortController().signal });
  return report!;
}

async function expectAnswer(row: WebService, address: ImAddress, fixture: Fixture): Promise<void> {
  const { fails, ...expected } = fixture.expect;
  const outcome = reported(row, address, fixture);
  if (fails) await expect(outcome).rejects.toMatchObject({ name: 'PresenceError', code: fails, retryAfter: expected.retryAfter });
  else expect(await outcome).toEqual({ address, ...expected });
}

test('every row has fixtures, and every fixture a row and a witness', () => {
  expect(fixtureFolders().toSorted()).toEqual([...services.map(({ name }) => name), 'any'].toSorted());
  for (const folder of fixtureFolders()) {
    for (const { name, witness, kind } of readFixtures(folder)) {
      expect(witness.length, `${folder}/${name} names its witness`).toBeGreaterThan(10);
      expect(['recorded', 'reconstructed'], `${folder}/${name}`).toContain(kind);
    }
  }
});

test('every word of every row is tried by a fixture', () => {
  for (const { name, values } of services) {
    const said = readFixtures(name).map(({ body, headers }) => body + headers.join(' ')).join('\n');
    for (const word of Object.keys(values)) expect(said, `${name} has no fixture with '${word}'`).toContain(word);
  }
});

describe.each(services)('$name: the agent', row => {
  const fixtures = readFixtures(row.name);

  it.each(fixtures)('reads $name', async fixture => {
    await expectAnswer(row, parseAddress(fixture.address)!, fixture);
    const { target } = server.asked.at(-1)!;
    expect(target.replace(/&aimsid=.*$/, '')).toBe(fixture.target);
  });

  it.each(strangers)('is not taken in by: $witness ($name)', async fixture => {
    await expectAnswer(row, parseAddress(fixtures[0]!.address)!, fixture);
  });
});
