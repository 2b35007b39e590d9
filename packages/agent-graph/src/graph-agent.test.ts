import { parseAddress } from '@presence-elements/core';
import { page, people, say, type Page } from '../test/page.js';
import { graphAgent } from './graph-agent.js';

const batches = ({ double }: Page): number => double.count('/$batch');
const presences = ({ double }: Page): number => double.count('/communications');

describe('a page of 1,000 icons of 200 people with e-mail addresses', () => {
  it('costs eleven requests and one token cold, none for a minute, and then one', async () => {
    const portal = page(), addresses = people(portal, 200, say('Busy', 'InAMeeting'));
    const shown = portal.show(addresses, 5);
    await portal.clock.advance(1_000);
    expect([batches(portal), presences(portal), portal.double.asked.length, portal.tokens.length]).toEqual([10, 1, 11, 1]);
    expect([...shown.values()].every(all => all.at(-1)!.availability === 'busy' && all.length === 5)).toBe(true);
    portal.show(addresses, 5);
    await portal.clock.advance(58_000);
    expect(portal.double.asked).toHaveLength(11);
    await portal.clock.advance(2_000);
    expect([batches(portal), presences(portal)]).toEqual([10, 2]);
    expect(portal.double.violations).toEqual([]);
  });

  it('costs one request where a host knows object ids', async () => {
    const ids = new Map<string, string>(), portal = page({ lookup: () => ids });
    for (const address of people(portal, 200)) ids.set(address, portal.double.find(address)!.id);
    portal.show([...ids.keys()], 5);
    await portal.clock.advance(1_000);
    expect(portal.double.asked).toHaveLength(1);
  });

  it('is asked for in slices of 650', async () => {
    const portal = page(), addresses = people(portal, 1_301);
    portal.show(addresses);
    await portal.clock.advance(2_000);
    expect([batches(portal), presences(portal)]).toEqual([33 + 33 + 1, 3]);
    await portal.clock.advance(61_000);
    expect([batches(portal), presences(portal)]).toEqual([67, 6]);
  });
});

describe('the Graph agent on a bad day', () => {
  it('asks again only for those who were told to wait, and only when they may be', async () => {
    const portal = page(), addresses = people(portal, 40);
    let refusals = 0;
    portal.double.intervene = ({ path }, part) => (part && /user(3|7|33)@/.test(path) && refusals++ < 3 ? { status: 429, headers: { 'Retry-After': '2' } } : undefined);
    portal.show(addresses);
    await portal.clock.advance(1_900);
    expect([batches(portal), presences(portal)]).toEqual([2, 0]);
    await portal.clock.advance(200);
    const last = portal.double.asked.filter(({ path }) => path === '/$batch').at(-1)!.body as { requests: unknown[] };
    expect([batches(portal), presences(portal), last.requests.length]).toEqual([3, 1, 3]);
    expect(new Set(addresses.map(portal.state))).toEqual(new Set(['online']));
  });

  it('leaves a long wait to the icons it concerns, and draws the others', async () => {
    const portal = page(), [ada, bob, ...others] = people(portal, 20) as [string, string, ...string[]];
    let patient = true;
    portal.double.intervene = ({ path }, part) => {
      if (part && patient && path.includes(ada)) return { status: 429, headers: { 'retry-after': '120' } };
      if (part && path.includes(bob)) return { status: 403, body: {} };
      return part && path.includes('user2@') ? { status: 500, body: {} } : undefined;
    };
    portal.show([ada, bob, ...others]);
    await portal.clock.advance(1_000);
    expect([ada, bob, others[0]!, others[1]!].map(portal.state)).toEqual(['rate-limited', 'forbidden', 'unreachable', 'online']);
    patient = false;
    await portal.clock.advance(118_000);
    expect(portal.state(ada)).toBe('rate-limited');
    await portal.clock.advance(40_000);
    expect(portal.state(ada)).toBe('online');
    // Forbidden is asked again after ten minutes, whatever else is asked meanwhile.
    expect(portal.double.asked.filter(({ path, body }) => path === '/$batch' && JSON.stringify(body).includes(encodeURIComponent(bob)))).toHaveLength(1);
  });

  it('rests as long as Graph wishes, by the second or by the date, for everybody', async () => {
    for (const wait of ['90', new Date(Date.parse('2026-11-25T12:01:30Z')).toUTCString()]) {
      const portal = page(), [ada] = people(portal, 1) as [string];
      portal.show([ada]);
      await portal.clock.advance(100);
      portal.double.intervene = () => ({ status: 429, headers: { 'retry-after': wait } });
      portal.registry.refresh();
      await portal.clock.advance(100);
      const asked = portal.double.asked.length;
      expect([portal.state(ada), asked]).toEqual(['online (rate-limited)', 3]);
      await expect(portal.agent.query([parseAddress('user9@corp.example')!], { signal: new AbortController().signal })).rejects.toMatchObject({ code: 'rate-limited' });
      await portal.clock.advance(85_000);
      expect(portal.double.asked).toHaveLength(asked);
      portal.double.intervene = () => undefined;
      await portal.clock.advance(40_000);
      expect(portal.state(ada)).toBe('online');
    }
  });

  it('stays within the budget of 1,500 requests in 30 seconds', async () => {
    const portal = page({ rate: { requests: 5, per: 30_000 } });
    portal.double.limit = { requests: 5, per: 30_000 };
    const addresses = people(portal, 200);
    portal.show(addresses);
    await portal.clock.advance(150_000);
    expect(new Set(addresses.map(portal.state))).toEqual(new Set(['online']));
    expect(portal.double.asked.length).toBeLessThan(25);
  });

  it('renews its token once for a thousand icons when it is refused in mid-session', async () => {
    const seen: unknown[] = [];
    const portal = page({ token: request => (seen.push(request), request.refused ? 'newer' : 'good') }), addresses = people(portal, 200);
    portal.show(addresses, 5);
    await portal.clock.advance(1_000);
    portal.double.tokens.delete('good');
    portal.double.tokens.set('newer', { scopes: ['Presence.Read.All', 'User.ReadBasic.All'] });
    await portal.clock.advance(60_000);
    expect(seen).toEqual([{ viewer: undefined }, { viewer: undefined, refused: 'good', claims: undefined }]);
    expect([portal.double.asked.length, portal.state(addresses[0]!)]).toEqual([13, 'online']);
  });

  it('shows that it is signed out when the new token is refused, too, and does not hammer', async () => {
    const portal = page(), addresses = people(portal, 200);
    portal.show(addresses, 5);
    await portal.clock.advance(1_000);
    portal.double.tokens.clear();
    await portal.clock.advance(60_000);
    expect([portal.double.asked.length, portal.tokens.length, portal.state(addresses[0]!)]).toEqual([13, 2, 'signed-out']);
    await portal.clock.advance(3_600_000);
    expect(portal.double.asked.length).toBeLessThan(13 + 2 * 20);
  });

  it('renews once for many questions that are refused at the same moment', async () => {
    const portal = page({ token: ({ refused }) => (portal.tokens.push(refused), refused ? 'newer' : 'stale') }), addresses = people(portal, 200);
    portal.double.tokens.set('newer', { scopes: ['Presence.Read.All', 'User.ReadBasic.All'] });
    portal.show(addresses, 5);
    await portal.clock.advance(1_000);
    expect([portal.tokens, portal.state(addresses[199]!)]).toEqual([[undefined, 'stale'], 'online']);
  });

  it.each([
    ['consent is missing', { status: 403 }, 'forbidden'], ['a page answers', { status: 200, raw: '<!doctype html><title>Sign in</title>', headers: { 'content-type': 'text/html' } }, 'unreachable'],
    ['an answer is cut short', { status: 200, raw: '{"value":[{"id":"x","availab' }, 'unreachable'], ['nothing is answered', { status: 200, raw: '' }, 'unreachable'],
    ['the service is broken', { status: 503 }, 'unreachable'], ['a gateway gives up', { status: 504 }, 'timeout'],
  ] as const)('tells why when %s, keeps what passes, and asks seldom', async (_, reply, problem) => {
    const portal = page(), addresses = people(portal, 30);
    portal.show(addresses);
    await portal.clock.advance(1_000);
    portal.double.intervene = () => reply;
    await portal.clock.advance(60_000);
    expect(portal.state(addresses[0]!)).toBe(problem === 'forbidden' ? 'forbidden' : `online (${problem})`);
    const asked = portal.double.asked.length;
    await portal.clock.advance(600_000);
    expect(portal.state(addresses[0]!)).toBe(problem);
    expect(portal.double.asked.length - asked).toBeLessThan(10);
    portal.double.intervene = () => undefined;
    await portal.clock.advance(310_000);
    expect(portal.state(addresses[0]!)).toBe('online');
  });

  it('draws whom it could look up in time, where half of the service hangs', async () => {
    const portal = page(), addresses = people(portal, 40), { answer } = portal.double;
    portal.double.answer = async asked => (JSON.stringify(asked.body).includes('user30') ? new Promise(() => undefined) : answer.call(portal.double, asked));
    portal.show(addresses);
    await portal.clock.advance(5_100);
    expect([portal.state('user0@corp.example'), portal.state('user30@corp.example')]).toEqual(['online', 'timeout']);
  });
});

describe('the Graph agent about people', () => {
  it('knows mail addresses that are no UPN, and begins chats by UPN', async () => {
    const portal = page();
    portal.double.add('ada.l@corp.example', say('Available'), { mail: 'ada@corp.example' });
    portal.show(['mailto:Ada@corp.example']);
    await portal.clock.advance(1_000);
    expect(portal.registry.peek('ada@corp.example')).toMatchObject({
      availability: 'online', network: 'Microsoft Teams', capabilities: ['mail', 'message', 'call', 'video'],
      links: {
        message: 'https://teams.microsoft.com/l/chat/0/0?users=ada.l%40corp.example', call: 'https://teams.microsoft.com/l/call/0/0?users=ada.l%40corp.example',
        video: 'https://teams.microsoft.com/l/call/0/0?users=ada.l%40corp.example&withVideo=true',
      },
    });
  });

  it('says what it can of strangers, guests and personal accounts, and never that they are offline', async () => {
    const portal = page();
    portal.double.add('eve_partner.example#EXT#@corp.example', say('Offline'), { mail: 'eve@partner.example' });
    portal.double.add('nodata@corp.example');
    portal.double.add('twin1@corp.example', say('Available'), { mail: 'twins@corp.example' });
    portal.double.add('twin2@corp.example', say('Available'), { mail: 'twins@corp.example' });
    const states = { 'eve@partner.example': 'no-data', 'mallory@partner.example': 'not-found', 'bob@outlook.com': 'no-data', 'nodata@corp.example': 'no-data', 'twins@corp.example': 'not-found', 'msteams:nobody': 'bad-address' };
    portal.show(Object.keys(states));
    await portal.clock.advance(1_000);
    expect(Object.fromEntries(Object.keys(states).map(address => [address, portal.state(address)]))).toEqual(states);
    const asked = portal.double.asked.length;
    await portal.clock.advance(300_000);
    // Nobody is looked up again within ten minutes.
    expect([batches(portal), portal.double.asked.length - asked]).toEqual([2, 5]);
  });

  it('takes object ids as they are, in one request', async () => {
    const portal = page(), { id } = portal.double.add('ada@corp.example', say('Away'));
    portal.show([`msteams:${id.toUpperCase()}`]);
    await portal.clock.advance(1_000);
    expect([portal.state(`msteams:${id}`), portal.double.asked.length]).toEqual(['away', 1]);
  });

  it('looks at oneself with Presence.Read alone, and tells until when a note holds', async () => {
    const portal = page({ me: 'ada@corp.example' });
    const statusMessage = { message: { content: 'Back soon', contentType: 'text' }, expiryDateTime: { dateTime: '2026-11-25T13:00:00.0000000', timeZone: 'UTC' } };
    const { id } = portal.double.add('ada@corp.example', { ...say('Away'), statusMessage });
    portal.double.add('bob@corp.example', say('Busy'));
    portal.double.tokens.set('good', { user: id, scopes: ['Presence.Read'] });
    portal.show(['ada@corp.example']);
    await portal.clock.advance(1_000);
    expect(portal.registry.peek('ada@corp.example')).toMatchObject({ availability: 'away', note: { text: 'Back soon', expiresAt: Date.parse('2026-11-25T13:00:00Z') } });
    expect(portal.double.asked.map(({ path }) => path)).toEqual(['/me/presence']);
    portal.show(['bob@corp.example']);
    portal.registry.refresh();
    await portal.clock.advance(1_000);
    expect([portal.state('ada@corp.example'), portal.state('bob@corp.example')]).toEqual(['away', 'forbidden']);
  });

  it('shows nobody what was fetched with another one’s rights', async () => {
    const portal = page({ token: ({ viewer }) => viewer?.id ?? 'good' });
    people(portal, 1);
    portal.double.tokens.set('ada', { scopes: ['Presence.Read.All', 'User.ReadBasic.All'] }).set('eve', { scopes: [] });
    const [ada, eve] = ['ada', 'eve'].map(id => portal.registry.as({ id }).lookup('user0@corp.example'));
    await portal.clock.advance(1_000);
    expect([(await ada!).availability, (await eve!).problem]).toEqual(['online', 'forbidden']);
    expect(portal.double.asked.map(({ token }) => token).sort()).toEqual(['ada', 'ada', 'eve']);
  });

  it('forgets a token with the viewer who signs out', async () => {
    const portal = page();
    people(portal, 1);
    portal.show(['user0@corp.example']);
    await portal.clock.advance(1_000);
    portal.agent.forget();
    portal.registry.refresh();
    await portal.clock.advance(1_000);
    expect([portal.tokens.length, batches(portal)]).toEqual([2, 2]);
  });

  it('numbers what it reports in the order of Graph, so that the registry can drop what is older', async () => {
    const portal = page(), account = portal.double.add('ada@corp.example'), ask = async (sequenceNumber: string): Promise<string> => {
      account.presence = { ...say('Busy'), sequenceNumber };
      const [report] = await portal.agent.query([parseAddress('ada@corp.example')!], { signal: new AbortController().signal });
      return report!.sequence as string;
    };
    expect(Math.sign((await ask('A10')).localeCompare(await ask('A1F'), 'en', { numeric: true }))).toBe(-1);
  });

  it('lets nobody write, watch or call in unless that is wished', () => {
    expect(Object.keys(graphAgent({ token: () => 'x' }))).toEqual(['name', 'audience', 'limits', 'query', 'forget']);
  });
});
