import { ask, office, type Office } from '../test/office.js';

const crowd = (here: Office, size: number): string[] => Array.from({ length: size }, (_, n) => {
  const address = `p${n}@corp.example`;
  here.lync.person(`sip:${address}`, { availability: n % 2 ? 'Busy' : 'Away', note: { message: `I am ${n}`, type: 'Personal' } });
  return address;
});

test('fifty people cost three requests at first, and two when their links are known', async () => {
  const here = office(), { lync } = here, agent = here.agent(), people = crowd(here, 50);
  await ask(here, agent, 'ada@corp.example');
  const before = lync.log.length;
  const reports = await ask(here, agent, ...people);
  expect(reports.map(({ availability, note }) => `${availability} ${note?.text}`)).toEqual(people.map((_, n) => `${n % 2 ? 'busy' : 'away'} I am ${n}`));
  expect(lync.log.length - before).toBe(3);
  await ask(here, agent, ...people);
  expect(lync.log.length - before).toBe(5);
  expect(lync.asked(/GET .*people/)).toBe(1 + 0);
});

test('answers are matched by what they say, not by their place', async () => {
  const here = office(), people = crowd(here, 9);
  here.lync.pool.batchOrder = 'turned';
  const reports = await ask(here, here.agent(), ...people);
  expect(reports.map(({ note }) => note?.text)).toEqual(people.map((_, n) => `I am ${n}`));
});

test('where answers are out of place, one that does not say whose it is is nobody\'s', async () => {
  const here = office(), people = crowd(here, 3);
  here.lync.pool.batchOrder = 'turned';
  here.lync.warp = (reply, { path }) => (/batch$/.test(path) ? { ...reply, body: reply.body!.replace(/"_links":\{"self":\{"href":"[^"]*p0@corp.example\/presence"\}\}/, '"_links":{}') } : reply);
  const reports = await ask(here, here.agent(), ...people);
  expect(reports.map(({ availability, problem }) => problem ?? availability)).toEqual(['no-data', 'busy', 'away']);
});

test('one person\'s failure is theirs alone', async () => {
  const here = office(), people = crowd(here, 3);
  here.lync.person('sip:p1@corp.example', { hidden: true });
  expect((await ask(here, here.agent(), ...people)).map(({ availability, problem }) => problem ?? availability)).toEqual(['away', 'forbidden', 'away']);
});

test('a server that allows less is asked for less', async () => {
  const here = office(), { lync, clock } = here, agent = here.agent(), people = crowd(here, 40);
  lync.pool.limit = 30;
  await expect(ask(here, agent, ...people)).rejects.toMatchObject({ code: 'rate-limited' });
  await clock.advance(5_000);
  expect(await ask(here, agent, ...people)).toHaveLength(40);
});

test('without batches people are asked for one by one, a few at once', async () => {
  const here = office(), { lync } = here, people = crowd(here, 20);
  expect((await ask(here, here.agent({ batch: false }), ...people)).map(({ note }) => note?.text)).toEqual(people.map((_, n) => `I am ${n}`));
  expect([lync.asked(/batch/), lync.asked(/GET .*\/people\//)]).toEqual([0, 60]);
});

test('a batch that is answered with something else is unreachable', async () => {
  const here = office(), people = crowd(here, 3);
  here.lync.fault = ({ path }) => (/batch$/.test(path) ? { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' } : undefined);
  await expect(ask(here, here.agent(), ...people)).rejects.toMatchObject({ code: 'unreachable' });
});
