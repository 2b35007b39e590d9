import { describe, expect, it } from 'vitest';
import { administrator, caller } from './support/administration.js';
import { Day, liveADay, settle } from './support/day.js';
import { listen, timeless } from './support/listener.js';
import { startPortal } from './support/portal.js';

const GRACE = 'grace@portal.example', EVE = 'eve@portal.example';

/** What grace does once eve has seen her: block or deny her and live on, go home for good, or simply live on. */
type Grace = 'hides' | 'goes' | 'lives';

interface Setting {
  readonly sharing?: object;
  readonly messaging?: object;
  /** Does eve ask grace for leave first, and is she denied instead of blocked? */
  readonly asks?: 'approved' | 'waiting' | 'denied';
}

const settings: Readonly<Record<string, Setting>> = {
  'where nobody has to ask': {},
  'where messages to people who are offline are refused': { messaging: { suppressOffline: true } },
  'where eve has asked and was approved before': { sharing: { approval: 'ask' }, asks: 'approved' },
  'where eve has asked and waits for an answer': { sharing: { approval: 'ask' }, asks: 'waiting' },
  'where eve has asked and is denied': { sharing: { approval: 'ask' }, asks: 'denied' },
  'where lists have limits and temporary watching is off': { sharing: { maxContacts: 40, maxWatchers: 3, temporary: { enabled: false } } },
};

describe.each(Object.entries(settings))('who is hidden from, at the relay, %s', (_, setting) => {
  it('gets to see the same, to the byte, as of somebody who is really offline', async () => {
    const [hides, goes] = await Promise.all([observe(setting, 'hides'), observe(setting, 'goes')]);
    expect(hides).toEqual(goes);
    expect(hides.length).toBeGreaterThan(10);
  });

  it('would get to see otherwise, were nobody hidden', async () => {
    const [lives, goes] = await Promise.all([observe(setting, 'lives'), observe(setting, 'goes')]);
    if (setting.asks !== 'waiting') expect(lives).not.toEqual(goes);
    // Whom one may not see yet tells nothing anyhow: being there or not makes no difference.
    else expect(lives).toEqual(goes);
  });
});

/** Everything that eve can find out about grace over a day, in order. */
async function observe({ sharing, messaging, asks }: Setting, what: Grace): Promise<readonly string[]> {
  const day = new Day(), portal = await startPortal({ time: day.time }), { url } = portal;
  const eve = caller(url, 'eve'), grace = caller(url, 'grace'), attendance = day.person(url, 'grace');
  const found: string[] = [];
  const note = async (name: string, answer: Promise<Response>): Promise<void> => {
    const { status, headers, ...rest } = await answer.then(async response => ({ status: response.status, headers: response.headers, body: await response.text() }));
    found.push(`${name}: ${String(status)} ${headers.get('content-type') ?? ''} ${timeless(rest.body)}`);
  };
  const look = async (moment: string): Promise<void> => {
    await note(`${moment}, looked up`, eve.try('POST', '/query', { addresses: [GRACE, `sip:${GRACE}`] }));
    await note(`${moment}, contacts`, eve.try('GET', '/contacts'));
    await note(`${moment}, a message`, eve.try('POST', '/send', { to: [GRACE], text: 'Are you there?' }));
    await note(`${moment}, to two`, eve.try('POST', '/send', { to: [GRACE, 'wout@portal.example'], text: 'Is anybody there?' }));
    await note(`${moment}, asked for leave`, eve.try('POST', '/access', { address: GRACE }));
    await note(`${moment}, own settings`, eve.try('GET', '/settings/me'));
  };
  try {
    if (sharing) await administrator(url).set('sharing', sharing);
    if (messaging) await administrator(url).set('messaging', messaging);
    await attendance.arrive();
    await day.begin();
    await grace.ask('PUT', '/me', { availability: 'auto', note: { text: 'Calibrating until four' } });
    if (asks) await eve.ask('POST', '/contacts', { contacts: [{ address: GRACE }] });
    if (asks === 'approved') await grace.ask('POST', '/contacts/answer', { address: EVE, answer: 'approve' });
    await settle();

    const stream = await listen(url, 'eve', [GRACE]);
    await stream.heard(GRACE);
    await settle(1_000);
    // What she sees before is the same whatever comes; from here on it counts.
    const before = stream.events.length;
    if (what === 'goes') await attendance.leave();
    if (what === 'hides' && asks !== 'denied') await grace.ask('PATCH', '/settings/me', { block: [EVE] });
    if (asks === 'denied') await grace.ask('POST', '/contacts/answer', { address: EVE, answer: what === 'hides' ? 'deny' : 'approve' });
    await settle();
    await look('first');
    await liveADay(url, 'grace', { day, attendance, settingsOnly: what === 'goes' });
    await look('later');
    await note('taken from the list', eve.try('POST', '/contacts/remove', { addresses: [GRACE] }));
    await settle();
    await note('added to the list', eve.try('POST', '/contacts', { contacts: [{ address: GRACE, name: 'Grace', groups: ['Old friends'] }] }));
    await settle();
    await look('at last');
    const again = await listen(url, 'eve', [GRACE]);
    await again.heard(GRACE);
    await settle(1_000);
    found.push(...stream.events.slice(before).map(event => `on the stream: ${event}`), ...again.events.map(event => `on a new stream: ${event}`));
    stream.leave();
    again.leave();
    return found;
  } finally {
    day.end();
    await portal.close();
  }
}
