import { fakeClock, type FakeClock } from '@presence-elements/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RelayOptions } from '../src/relay-options.js';
import { storedStatuses } from '../src/store/stored-statuses.js';
import { NOON, portal, type Person, type Portal } from './portal.js';
import { storePlace, type StorePlace } from './store-place.js';

let place: StorePlace;
beforeEach(async () => { place = await storePlace(); });
afterEach(() => place.clear());

/** Starts a relay on the file, as after a restart of everything. */
async function start(clock: FakeClock, options: RelayOptions = {}): Promise<Portal & { stop(): void }> {
  const store = await place.open(), started = portal({ store: storedStatuses(store), knows: () => true, ...options }, clock);
  return {
    ...started,
    stop() {
      started.relay.dispose();
      store.close();
    },
  };
}

/** What somebody else is told of ada, or of whom is named. */
async function seen({ clock, as }: Portal, user = 'ada') {
  const asked = as('alan').call('POST', '/query', { body: { addresses: [`${user}@portal.example`] } });
  await clock.advance(50);
  const { availability, note, outOfOffice, problem } = (await asked).body.items![0]!;
  return { availability, ...(note && { note: note.text }), ...(outOfOffice && { outOfOffice }), ...(problem && { problem }) };
}
const alive = (person: Person) => person.call('POST', '/me/alive', { body: { active: true } });

describe('a relay that is started again', () => {
  it('shows whoever was invisible as nobody who is there, with the words of before', async () => {
    const clock = fakeClock({ now: NOON }), before = await start(clock);
    await alive(before.as('ada'));
    await before.as('ada').call('PUT', '/me', { body: { note: { text: 'Lunch' } } });
    expect(await seen(before)).toEqual({ availability: 'online', note: 'Lunch' });
    await before.as('ada').call('PUT', '/me', { body: { availability: 'invisible', note: { text: 'Nobody reads this' } } });
    before.stop();

    const after = await start(clock), ada = after.as('ada');
    await alive(ada);
    expect(await seen(after)).toEqual({ availability: 'unknown', problem: 'pending' });
    // A minute and a half, and until the next moment at which changes are told.
    await clock.advance(90_250);
    await alive(ada);
    expect(await seen(after)).toEqual({ availability: 'offline', note: 'Lunch' });
    expect((await ada.call('GET', '/me')).body).toEqual({ availability: 'invisible', note: { text: 'Nobody reads this' } });
    after.stop();
  });

  it('goes on with what people have set until it ends, and with nothing that they took back', async () => {
    const clock = fakeClock({ now: NOON }), before = await start(clock), until = NOON + 3_600_000;
    await before.as('ada').call('PUT', '/me', { body: { availability: 'dnd', expiresAt: until, outOfOffice: { message: 'At sea' } } });
    await before.as('grace').call('PUT', '/me', { body: { availability: 'busy' } });
    await before.as('grace').call('DELETE', '/me');
    before.stop();

    const after = await start(clock), ada = after.as('ada');
    await Promise.all([alive(ada), alive(after.as('grace'))]);
    expect(await seen(after)).toEqual({ availability: 'dnd', outOfOffice: { message: 'At sea', until } });
    expect(await seen(after, 'grace')).toEqual({ availability: 'online' });
    await clock.advance(3_600_000);
    await alive(ada);
    expect(await seen(after)).toEqual({ availability: 'online' });
    after.stop();
  });

  it('refuses, as the disk does, what would be gone with it, and shows it to nobody', async () => {
    const faults: unknown[] = [], running = await start(fakeClock({ now: NOON }), { onError: error => void faults.push(error) }), ada = running.as('ada');
    await alive(ada);
    place.database.exec('PRAGMA query_only = ON');
    expect((await ada.call('PUT', '/me', { body: { availability: 'dnd' } })).status).toBe(500);
    expect(await seen(running)).toEqual({ availability: 'online' });
    expect(faults.map(String)).toEqual([expect.stringContaining(`${place.file} cannot be written, and nothing was changed`)]);
    running.stop();
  });
});
