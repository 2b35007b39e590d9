import { ask, office, watching, type Office } from '../test/office.js';

const crowd = ({ lync }: Office, size: number): string[] => Array.from({ length: size }, (_, n) => {
  lync.person(`sip:p${n}@corp.example`, { availability: 'Away' });
  return `p${n}@corp.example`;
});

test('people are found, subscribed to and read; then each change is read that an event tells of', async () => {
  const here = office(), { lync, clock } = here, watch = watching(here.agent(), 'ada@corp.example', 'sip:bob@corp.example');
  await clock.advance(100);
  expect(watch.told).toEqual(['ada@corp.example busy', 'sip:bob@corp.example offline', 'live']);
  await clock.advance(10_000);
  watch.told.length = 0;
  lync.change('sip:ada@corp.example', { availability: 'Away' });
  lync.change('sip:ada@corp.example', { note: { message: 'At lunch', type: 'Personal' } });
  await clock.advance(6_000);
  expect(watch.told).toEqual(['ada@corp.example away']);
  expect(watch.reports.at(-1)).toMatchObject({ availability: 'away', note: { text: 'At lunch' } });
  watch.close();
});

test('several changes of one person are read once, and of a note nothing but the note', async () => {
  const here = office(), { lync, clock } = here, watch = watching(here.agent(), 'ada@corp.example');
  await clock.advance(20_000);
  const { reads } = lync.pool.application;
  reads.length = 0;
  for (const availability of ['Away', 'Busy', 'Online', 'BeRightBack']) lync.change('sip:ada@corp.example', { availability });
  await clock.advance(6_000);
  lync.change('sip:ada@corp.example', { note: { message: 'Tea', type: 'Personal' } });
  await clock.advance(6_000);
  expect(reads).toEqual(['ada@corp.example presence', 'ada@corp.example note']);
  expect(watch.reports.at(-1)).toMatchObject({ availability: 'away', note: { text: 'Tea' } });
  watch.close();
});

test('two hundred people cost few requests, to begin with and when all change', async () => {
  const here = office(), { lync, clock } = here, people = crowd(here, 200), watch = watching(here.agent(), ...people);
  await clock.advance(2_000);
  expect(watch.told.at(-1)).toBe('live');
  // Discovery and tickets 8, the channel 1, the address book 4, subscriptions 2, presence and notes 8.
  expect(lync.log.length).toBeLessThanOrEqual(23);
  await clock.advance(20_000);
  lync.log.length = 0;
  for (const address of people) lync.change(`sip:${address}`, { availability: 'Busy' });
  await clock.advance(6_000);
  expect(watch.told.slice(-200).every(line => line.endsWith('busy'))).toBe(true);
  expect(lync.log.length).toBe(5);
  watch.close();
});

test('somebody of another organisation is known by the events about them', async () => {
  const here = office(), { lync, clock } = here;
  lync.person('sip:eve@partner.example', { availability: 'DoNotDisturb', listed: false, sourceNetwork: 'Federated' });
  const agent = here.agent(), watch = watching(agent, 'eve@partner.example');
  await clock.advance(10_000);
  expect(watch.told).toEqual(['live', 'eve@partner.example dnd']);
  expect(await ask(here, agent, 'eve@partner.example')).toMatchObject([{ availability: 'dnd' }]);
  lync.change('sip:eve@partner.example', { availability: 'Online' });
  await clock.advance(10_000);
  expect(watch.told.at(-1)).toBe('eve@partner.example online');
  watch.close();
});

test('what cannot be watched is told at once', async () => {
  const here = office(), watch = watching(here.agent(), 'aim:ada');
  expect(watch.told).toEqual(['aim:ada bad-address']);
  await here.clock.advance(1_000);
  watch.close();
});

test('a server that is gone makes nobody offline; when it is back everything is read anew', async () => {
  const here = office(), { lync, clock } = here, watch = watching(here.agent(), 'ada@corp.example');
  await clock.advance(10_000);
  watch.told.length = 0;
  lync.fault = () => { throw new Error('gone'); };
  lync.restart();
  await clock.advance(120_000);
  expect(watch.told).toEqual(['lost unreachable']);
  lync.people.set('sip:ada@corp.example', { ...lync.people.get('sip:ada@corp.example')!, availability: 'Away' });
  lync.fault = () => undefined;
  await clock.advance(90_000);
  expect([...new Set(watch.told)]).toEqual(['lost unreachable', 'ada@corp.example away', 'live']);
  expect(lync.pool.application.watched).toEqual(new Set(['sip:ada@corp.example']));
  watch.close();
});

test('an application that is gone, or elsewhere, is replaced without a word', async () => {
  const here = office(), { lync, clock } = here, watch = watching(here.agent(), 'ada@corp.example');
  await clock.advance(10_000);
  watch.told.length = 0;
  lync.restart();
  await clock.advance(10_000);
  lync.move('pool2');
  await clock.advance(10_000);
  expect(new Set(watch.told)).toEqual(new Set(['ada@corp.example busy']));
  lync.change('sip:ada@corp.example', { availability: 'Away' });
  await clock.advance(6_000);
  expect(watch.told.at(-1)).toBe('ada@corp.example away');
  watch.close();
});

test('subscriptions that the server has cleaned up are made anew', async () => {
  const here = office(), { lync, clock } = here, watch = watching(here.agent(), 'ada@corp.example');
  await clock.advance(10_000);
  lync.pool.application.forget();
  await clock.advance(10_000);
  expect(lync.pool.application.watched.size).toBe(1);
  lync.change('sip:ada@corp.example', { availability: 'Away' });
  await clock.advance(6_000);
  expect(watch.told.at(-1)).toBe('ada@corp.example away');
  watch.close();
});

test('a server that wants a rest has it: who has changed is out of date until then, and the watch is not lost', async () => {
  const here = office(), { lync, clock } = here, watch = watching(here.agent(), 'ada@corp.example', 'sip:bob@corp.example');
  await clock.advance(10_000);
  watch.told.length = lync.log.length = 0;
  lync.fault = ({ path }) => (/batch|people\//.test(path) ? { status: 429, headers: { 'retry-after': '40' } } : undefined);
  lync.change('sip:ada@corp.example', { availability: 'Away' });
  await clock.advance(44_000);
  expect(watch.told).toEqual(['ada@corp.example rate-limited']);
  expect(lync.asked(/batch|people\//)).toBe(1);
  lync.fault = () => undefined;
  await clock.advance(50_000);
  expect(watch.told.at(-1)).toBe('ada@corp.example away');
  expect(watch.told.join()).not.toMatch(/lost/);
  watch.close();
});

test('one person whose presence cannot be read for now is out of date alone, and tried less and less often', async () => {
  const here = office(), { lync, clock } = here, watch = watching(here.agent(), 'ada@corp.example', 'sip:bob@corp.example');
  await clock.advance(10_000);
  watch.told.length = lync.log.length = 0;
  lync.fault = ({ path }) => (/ada@corp.example\/presence/i.test(path) ? { status: 500 } : undefined);
  lync.change('sip:ada@corp.example', { availability: 'Away' });
  await clock.advance(600_000);
  expect(new Set(watch.told)).toEqual(new Set(['ada@corp.example unreachable']));
  expect(watch.told.length).toBeLessThan(25);
  lync.fault = () => undefined;
  await clock.advance(61_000);
  expect(watch.told.at(-1)).toBe('ada@corp.example away');
  watch.close();
});

test('where no more subscriptions are kept the watch is lost, so that people are asked for', async () => {
  const here = office(), { lync, clock } = here;
  lync.pool.mostSubscriptions = 1;
  const people = crowd(here, 150), watch = watching(here.agent(), ...people);
  await clock.advance(2_000);
  expect(watch.told.at(-1)).toBe('lost rate-limited');
  lync.log.length = 0;
  await clock.advance(600_000);
  expect(lync.asked(/presenceSubscriptions$/)).toBeLessThan(15);
  lync.pool.mostSubscriptions = 10;
  watch.told.length = 0;
  await clock.advance(61_000);
  expect(watch.told).toContain('live');
  watch.close();
});

test('a watch that is closed leaves nothing: no subscription, no request, no timer', async () => {
  const here = office(), { lync, clock } = here, agent = here.agent(), watch = watching(agent, 'ada@corp.example');
  await clock.advance(10_000);
  watch.close();
  watch.set('sip:bob@corp.example');
  await clock.advance(100);
  expect([lync.pool.application.watched.size, lync.pool.application.events.isParked, lync.open, clock.pending]).toEqual([0, false, 0, 0]);
});

test('two watches of one account hear of their own people alone', async () => {
  const here = office(), { lync, clock } = here, agent = here.agent(), one = watching(agent, 'ada@corp.example'), other = watching(agent, 'sip:bob@corp.example');
  await clock.advance(10_000);
  one.told.length = other.told.length = 0;
  lync.change('sip:bob@corp.example', { availability: 'Busy' });
  await clock.advance(6_000);
  one.close();
  lync.change('sip:bob@corp.example', { availability: 'Away' });
  await clock.advance(6_000);
  expect([one.told, other.told]).toEqual([[], ['sip:bob@corp.example busy', 'sip:bob@corp.example away']]);
  expect(lync.asked(/POST .*applications$/)).toBe(2);
  other.close();
});

test('a server that fails is left alone for a while, however often the list changes', async () => {
  const here = office(), { lync, clock } = here, watch = watching(here.agent(), 'ada@corp.example');
  await clock.advance(10_000);
  lync.fault = ({ path }) => (/batch|search|Subscription/.test(path) ? { status: 503 } : undefined);
  lync.log.length = 0;
  for (let n = 0; n < 240; n++) {
    watch.set('ada@corp.example', ...(n % 2 ? ['sip:bob@corp.example'] : []));
    await clock.advance(250);
  }
  expect(lync.log.length).toBeLessThan(20);
  watch.set('ada@corp.example', 'sip:bob@corp.example');
  lync.fault = () => undefined;
  await clock.advance(61_000);
  expect(watch.told.slice(-3)).toContain('live');
  expect(watch.told).toContain('sip:bob@corp.example offline');
  watch.close();
});
