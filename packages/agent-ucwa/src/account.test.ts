import { ask, office } from '../test/office.js';
import { Account } from './account.js';
import { settle } from './ucwa-options.js';

const { signal } = new AbortController();

test('an application is made once, until it is dropped', async () => {
  const { options } = office(), account = new Account(settle(options), undefined);
  const [one, other] = await Promise.all([account.session(signal), account.session(signal)]);
  expect(one).toBe(other);
  account.drop(one);
  expect(one.gone.signal.aborted).toBe(true);
  expect(await account.session(signal)).not.toBe(one);
});

test('work on an application that is gone is done once more, and no more', async () => {
  const { options } = office(), account = new Account(settle(options), undefined), seen = new Set<unknown>();
  const gone = account.run(signal, async session => {
    seen.add(session);
    return account.client.call(new URL(`${session.self.href}999`), { signal });
  });
  await expect(gone).rejects.toMatchObject({ status: 404 });
  expect(seen.size).toBe(2);
});

test('the application is deleted in the end, and nobody waits for that', async () => {
  const here = office(), { lync, clock } = here, agent = here.agent();
  await ask(here, agent, 'ada@corp.example');
  expect(lync.pool.applications.size).toBe(1);
  agent.dispose!();
  await clock.advance(0);
  expect([lync.pool.applications.size, clock.pending]).toEqual([0, 0]);
});
