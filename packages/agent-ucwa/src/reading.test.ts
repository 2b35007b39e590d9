import { ask, office } from '../test/office.js';

const said = (reports: Awaited<ReturnType<typeof ask>>): string[] => reports.map(({ availability, problem }) => problem ?? availability ?? 'unknown');

test('a report has all that the server says', async () => {
  const here = office();
  here.lync.change('sip:ada@corp.example', { note: { message: 'Back on Monday', type: 'OutOfOffice' } });
  const [{ address, ...report }] = await ask(here, here.agent(), 'ada@corp.example') as [Awaited<ReturnType<typeof ask>>[0]];
  expect(address.text).toBe('ada@corp.example');
  expect(report).toEqual({ availability: 'busy', activities: [{ kind: 'in-call' }], idle: undefined, lastActiveAt: 1_699_999_940_000, outOfOffice: { message: 'Back on Monday' } });
});

test('nobody in the own address book is not found; of other organisations it says nothing', async () => {
  const here = office();
  here.lync.person('sip:eve@partner.example', { listed: false, sourceNetwork: 'Federated' });
  expect(said(await ask(here, here.agent(), 'nobody@corp.example', 'eve@partner.example', 'nobody@emea.corp.example'))).toEqual(['not-found', 'no-data', 'not-found']);
});

test('whoever blocks us reads as the server says: offline', async () => {
  const here = office();
  here.lync.person('sip:cy@corp.example', { availability: 'Offline' });
  expect(said(await ask(here, here.agent(), 'cy@corp.example'))).toEqual(['offline']);
});

test('a mail address that is not the SIP address finds whose it is, unless it is that of several', async () => {
  const here = office(), { lync } = here;
  lync.person('sip:grace@corp.example', { availability: 'Away', emails: ['Grace.Hopper@corp.example', 'team@corp.example'] });
  lync.person('sip:joan@corp.example', { emails: ['team@corp.example'] });
  expect(said(await ask(here, here.agent(), 'grace.hopper@corp.example', 'team@corp.example', 'sip:grace.hopper@corp.example'))).toEqual(['away', 'not-found', 'not-found']);
});

test('one whose address only begins alike is not taken for somebody else', async () => {
  const here = office();
  here.lync.person('sip:al@corp.example', { availability: 'Away' });
  here.lync.person('sip:hal@corp.example', { availability: 'Busy' });
  expect(said(await ask(here, here.agent(), 'al@corp.example', 'l@corp.example'))).toEqual(['away', 'not-found']);
});

test('two ways to write one address are both answered', async () => {
  const here = office();
  expect((await ask(here, here.agent(), 'ada@corp.example', 'sip:Ada@corp.example')).map(({ address, availability }) => [address.text, availability])).toEqual([['ada@corp.example', 'busy'], ['sip:Ada@corp.example', 'busy']]);
});

test('without the right to search, nothing is known of anybody', async () => {
  const here = office();
  here.lync.warp = (reply, { path, method }) => (method === 'POST' && /applications$/.test(path) && reply.body ? { ...reply, body: reply.body.replace('"search"', '"searched"') } : reply);
  expect(said(await ask(here, here.agent(), 'ada@corp.example', 'x@partner.example'))).toEqual(['forbidden', 'forbidden']);
});
