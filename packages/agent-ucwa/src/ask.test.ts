import { parseAddress } from '@presence-elements/core';
import { ask, office } from '../test/office.js';

test('what this network cannot know is a bad address, and it hears of none of that', async () => {
  const here = office();
  expect((await ask(here, here.agent(), 'xmpp:ada@corp.example', 'aim:ada')).map(({ problem }) => problem)).toEqual(['bad-address', 'bad-address']);
  expect(here.lync.log).toEqual([]);
});

test('an application that is gone is made anew, once', async () => {
  const here = office(), { lync } = here, agent = here.agent();
  await ask(here, agent, 'ada@corp.example');
  lync.restart();
  expect(await ask(here, agent, 'ada@corp.example')).toMatchObject([{ availability: 'busy' }]);
  lync.fault = ({ path }) => (/people|batch/.test(path) ? { status: 404 } : undefined);
  lync.log.length = 0;
  await expect(ask(here, agent, 'ada@corp.example', 'bob@corp.example')).rejects.toMatchObject({ name: 'PresenceError' });
  expect(lync.asked(/POST .*applications$/)).toBeLessThanOrEqual(2);
});

test('whoever was moved to another pool is found there', async () => {
  const here = office(), { lync } = here, agent = here.agent();
  await ask(here, agent, 'ada@corp.example');
  lync.move('pool2');
  expect(await ask(here, agent, 'ada@corp.example', 'bob@corp.example')).toMatchObject([{ availability: 'busy' }, { availability: 'offline' }]);
  expect(lync.log.at(-1)!.host).toBe('pool2.corp.example');
});

test('a question has nine seconds', async () => {
  const here = office(), { lync, clock } = here, agent = here.agent();
  lync.fault = ({ path }) => (/batch/.test(path) ? 'hang' : undefined);
  const outcome = agent.query(['ada@corp.example', 'bob@corp.example'].map(text => parseAddress(text)!), { signal: new AbortController().signal }).catch((error: unknown) => error);
  await clock.advance(9_000);
  expect(await outcome).toMatchObject({ code: 'timeout' });
  expect([clock.pending, lync.open]).toEqual([0, 0]);
});
