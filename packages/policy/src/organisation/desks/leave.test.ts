import { describe, expect, it } from 'vitest';
import type { Json } from '../../store/store.js';
import { DOMAIN, portal, storeOf } from '../../../fixtures/portal.js';

const ADA = `ada@${DOMAIN}`, BOB = `bob@${DOMAIN}`;

async function setUp() {
  const made = await portalOf();
  await made.administration.write('sharing', { approval: 'ask' }, 0);
  return made;
}

async function portalOf(documents: Record<string, Json> = {}) {
  const made = await portal({}, storeOf(documents));
  const requests = async () => (await made.account('ada').contacts.read()).requests.map(({ address }) => address);
  const waits = async () => (await made.account('bob').contacts.read()).contacts[0]?.waiting ?? false;
  return { ...made, requests, waits };
}

describe('leave', () => {
  it('is not asked of whoever merely prefers an address: it may be somebody else’s, and who looks for them is nobody’s business', async () => {
    const { account, organisation } = await setUp();
    await account('mallory').preferences.write({ address: 'ceo@corp.example' });
    await account('bob').contacts.add([{ address: 'ceo@corp.example' }]);
    expect(await organisation.requestAccess({ id: 'cy' }, 'ceo@corp.example')).toBe(false);
    expect((await account('mallory').contacts.read()).requests).toEqual([]);
    expect((await account('bob').contacts.read()).contacts).toEqual([{ address: 'ceo@corp.example', groups: [] }]);
  });

  it('is not waited for by whoever the person lets in under an address that a directory gives them', async () => {
    const { account, administration, requests } = await setUp();
    await account('bob').contacts.add([{ address: ADA }]);
    const { id } = await account('root').providers.add({ kind: 'federated', name: 'OCS', routes: ['ocs.example'], allowed: true, verification: 'everyone', isPublic: false, supports: [] });
    await administration.importDirectory(id, [{ address: 'robert@ocs.example', user: 'bob' }]);
    expect(await requests()).toEqual([BOB]);
    await account('ada').preferences.write({ allow: ['robert@ocs.example'] });
    expect(await requests()).toEqual([]);
  });

  it('is asked for under the portal address, whatever the asker prefers', async () => {
    const { account, requests } = await setUp();
    await account('bob').preferences.write({ address: 'yahoo:bob' });
    await account('bob').contacts.add([{ address: ADA }]);
    expect(await requests()).toEqual([BOB]);
  });

  it('is no longer waited for where one need not ask any more, and is again where one has to', async () => {
    const { account, requests, waits } = await setUp();
    await account('bob').contacts.add([{ address: ADA }]);
    for (const change of [{ approval: 'open' }, { approval: 'ask', allow: [BOB] }] as const) {
      await account('ada').preferences.write(change);
      expect([await requests(), await waits()]).toEqual([[], false]);
    }
    await account('ada').preferences.write({ approval: 'ask', allow: [] });
    expect([await requests(), await waits()]).toEqual([[BOB], true]);
  });

  it('is asked for in silence by who is blocked, and shown once they are no more', async () => {
    const { account, requests, waits } = await setUp();
    await account('ada').preferences.write({ block: [BOB] });
    await account('bob').contacts.add([{ address: ADA }]);
    expect([await requests(), await waits()]).toEqual([[], true]);
    await account('ada').preferences.write({ block: [] });
    expect([await requests(), await waits()]).toEqual([[BOB], true]);
  });

  it('may be given or refused later as well, and the words of the first refusal stay', async () => {
    let text = 'one';
    const made = await portal({ wordsOf: () => ({ note: { text } }) }), { contacts } = made.account('ada'), { facts } = made.organisation;
    await made.administration.write('sharing', { approval: 'ask' }, 0);
    await made.account('bob').contacts.add([{ address: ADA }]);
    for (const [answer, now, read] of [['approve', 'approved', undefined], ['deny', 'denied', 'one'], ['deny', 'denied', 'one'], ['approve', 'approved', undefined], ['deny', 'denied', 'two']] as const) {
      await contacts.answer(BOB, answer);
      expect([facts.answerTo('ada', BOB), facts.lastWordsFor('ada', BOB)?.note?.text]).toEqual([now, read]);
      if (read) text = 'two';
    }
    await expect(contacts.answer(BOB, 'maybe' as 'deny')).rejects.toMatchObject({ problems: [{ path: 'answer', code: 'not-a-choice' }] });
  });

  it('refused is given by putting the person on the Allow list, and taken away again with that: what was read meanwhile stays', async () => {
    let text = 'one';
    const made = await portal({ wordsOf: () => ({ note: { text } }) }), { contacts, preferences } = made.account('ada'), { facts } = made.organisation;
    await made.administration.write('sharing', { approval: 'ask' }, 0);
    await made.account('bob').contacts.add([{ address: ADA }]);
    await contacts.answer(BOB, 'deny');
    for (const [change, read] of [[{ add: [DOMAIN] }, 'one'], [{ add: [`sip:${BOB}`] }, undefined], [{ remove: [DOMAIN] }, undefined], [{ remove: [`sip:${BOB}`] }, 'two']] as const) {
      await preferences.write({ allow: change });
      expect([facts.answerTo('ada', BOB), facts.lastWordsFor('ada', BOB)?.note?.text]).toEqual(['denied', read]);
      text = 'two';
    }
  });

  it('is asked for under the display name that the asker prefers, and their address', async () => {
    const { account } = await setUp();
    await account('bob').preferences.write({ displayName: 'Bob <i>B.</i>' });
    await account('bob').contacts.add([{ address: ADA }]);
    expect((await account('ada').contacts.read()).requests).toEqual([{ address: BOB, at: 1_000, name: 'Bob <i>B.</i>' }]);
  });

  it('given so after it was refused, and ended by a block, leaves to read what was there to read at the block, not at the refusal', async () => {
    let text = 'one', at = 1_000;
    const made = await portal({ now: () => at, wordsOf: () => ({ note: { text } }) }), { contacts, preferences } = made.account('ada'), { facts } = made.organisation;
    await made.administration.write('sharing', { approval: 'ask' }, 0);
    await made.account('bob').contacts.add([{ address: ADA }]);
    await contacts.answer(BOB, 'deny');
    await preferences.write({ allow: [BOB] });
    [text, at] = ['two', 2_000];
    await preferences.write({ block: [BOB] });
    [text, at] = ['three', 3_000];
    expect([facts.lastWordsFor('ada', BOB)?.note?.text, facts.hiddenSince('ada', BOB)]).toEqual(['two', 2_000]);
    await preferences.write({ allow: [] });
    expect([facts.lastWordsFor('ada', BOB)?.note?.text, facts.hiddenSince('ada', BOB)]).toEqual(['two', 2_000]);
  });

  it('is asked for under the name that a directory has', async () => {
    const { account, administration, organisation } = await setUp();
    const { id } = await account('root').providers.add({ kind: 'federated', name: 'OCS', routes: ['ocs.example'], allowed: true, verification: 'everyone', isPublic: false, supports: [] });
    await administration.importDirectory(id, [{ address: 'eve@ocs.example', name: 'Eve of OCS' }]);
    await organisation.requestAccess({ id: 'eve', address: 'eve@ocs.example' }, ADA);
    expect((await account('ada').contacts.read()).requests).toEqual([{ address: 'eve@ocs.example', at: 1_000, name: 'Eve of OCS' }]);
  });

  it('is asked of no more than 50,000 by one person, whoever of them blocks that person, and whether or not they were asked by a list', async () => {
    const asked = Array.from({ length: 49_999 }, (_, at) => [`requests/p${at} ${BOB}`, { v: 1, at: 1, answer: at % 2 ? 'waiting' : 'denied' }]);
    const { account, administration, organisation, requests } = await portalOf(Object.fromEntries(asked) as Record<string, Json>), bob = { id: 'bob' };
    await administration.write('sharing', { approval: 'ask' }, 0);
    await account('ada').preferences.write({ block: [BOB] });
    await account('open').preferences.write({ approval: 'open' });
    expect(await organisation.requestAccess(bob, ADA)).toBe(true);
    for (const user of ['cy', 'dee']) await expect(organisation.requestAccess(bob, `${user}@${DOMAIN}`)).rejects.toMatchObject({ code: 'rate-limited' });
    // Whoever was asked, or need not be, is no one more.
    for (const user of ['ada', 'p0', 'p1', 'open']) expect(await organisation.requestAccess(bob, `${user}@${DOMAIN}`)).toBe(true);
    const added = await account('bob').contacts.add(['cy', 'ada', 'p0', 'open'].map(user => ({ address: `${user}@${DOMAIN}` })));
    expect(added).toEqual({ added: [ADA, `p0@${DOMAIN}`, `open@${DOMAIN}`], refused: [{ address: `cy@${DOMAIN}`, reason: 'limit' }] });
    await account('bob').contacts.remove([ADA]);
    expect(await organisation.requestAccess(bob, `cy@${DOMAIN}`)).toBe(true);
    expect(await requests()).toEqual([]);
  });

  it('is asked of no more than that also where many are added at once', async () => {
    const asked = Array.from({ length: 49_998 }, (_, at) => [`requests/p${at} ${BOB}`, { v: 1, at: 1, answer: 'waiting' }]);
    const { account, administration } = await portalOf(Object.fromEntries(asked) as Record<string, Json>);
    await administration.write('sharing', { approval: 'ask' }, 0);
    expect((await account('bob').contacts.add(['cy', 'dee', 'fay'].map(user => ({ address: `${user}@${DOMAIN}` })))).refused).toEqual([{ address: `fay@${DOMAIN}`, reason: 'limit' }]);
  });
});
