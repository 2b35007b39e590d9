import { PresenceError, type Contact } from '@presence-elements/core';
import { fakeContactList, type FakeContactList } from '@presence-elements/testing';
import { expect } from 'chai';
import { Changes } from './changes.js';
import { Desk } from './desk.js';
import type { PresenceContactsChangeEvent } from './presence-contacts-change-event.js';
import { contactsWords } from './words.js';

const ADA: Contact = { address: 'ada@corp.example', name: 'Ada', groups: ['Engines'] };
const BOB: Contact = { address: 'bob@corp.example', groups: [] };
const EVE = { address: 'eve@corp.example', name: 'Eve', at: 0 };

interface Stage {
  readonly changes: Changes;
  readonly list: FakeContactList;
  readonly host: EventTarget;
  /** What the list was asked to change. */
  calls(): readonly string[];
  names(): readonly string[];
}

async function stage(list: FakeContactList = fakeContactList({ contacts: [ADA, BOB], requests: [EVE] })): Promise<Stage> {
  const desk = new Desk(() => undefined), element = document.createElement('p');
  const host = Object.assign(element, { desk, words: contactsWords(element), number: String, requestUpdate: () => undefined });
  desk.follow(list);
  await desk.refresh();
  return {
    list, host,
    changes: new Changes(host),
    calls: () => list.asked.filter(call => call !== 'read'),
    names: () => desk.contacts!.contacts.map(({ address, name = address }) => name),
  };
}

describe('a change of the contact list', () => {
  it('removes somebody, says so, and brings them back with their groups', async () => {
    const { changes, list, names } = await stage();
    await changes.remove(ADA);
    expect([changes.notice, names(), changes.canUndo]).to.deep.equal([{ text: 'Ada was removed.' }, [BOB.address], true]);
    await changes.undo();
    expect([changes.notice, changes.canUndo]).to.deep.equal([{ text: 'Ada is back in your list.' }, false]);
    expect((await list.read()).contacts.find(({ name }) => name === 'Ada')?.groups).to.deep.equal(['Engines']);
  });

  it('is undone one by one, the last one first', async () => {
    const { changes, names, calls } = await stage();
    await changes.remove(ADA);
    await changes.remove(BOB);
    await changes.undo();
    expect([names(), changes.canUndo]).to.deep.equal([[BOB.address], true]);
    await changes.undo();
    await changes.undo();
    expect([names(), calls().length]).to.deep.equal([[BOB.address, 'Ada'], 4]);
  });

  it('says whom Undo brings back where what is said beside it is about something else', async () => {
    const { changes } = await stage();
    await changes.remove(ADA);
    const beside = changes.undoLabel;
    await changes.answer(EVE, 'deny');
    expect([beside, changes.undoLabel]).to.deep.equal(['Undo', 'Undo removing Ada']);
    await changes.remove(BOB);
    await changes.undo();
    expect([changes.notice?.text, changes.undoLabel]).to.deep.equal(['bob@corp.example is back in your list.', 'Undo removing Ada']);
  });

  it('says nothing any more of the one before', async () => {
    const { changes, list } = await stage();
    await changes.remove(ADA);
    list.fail('unreachable');
    await changes.carryOut({ type: 'add', contacts: [ADA] }).catch(() => undefined);
    expect(changes.notice).to.equal(undefined);
  });

  it('can be undone again where there was no room, or the network failed', async () => {
    const list = fakeContactList({ contacts: [ADA, BOB], limit: 2 }), { changes } = await stage(list);
    await changes.remove(ADA);
    list.elsewhere({ contacts: [{ address: 'carol@corp.example', groups: [] }] });
    await changes.undo();
    expect([changes.notice, changes.canUndo]).to.deep.equal([{ text: 'Ada: your list is full', failed: true }, true]);
    list.fail('unreachable');
    await changes.undo();
    expect(changes.notice?.text).to.equal('Nothing was changed. The network cannot be reached at the moment.');
    list.recover();
    list.elsewhere({ removed: [BOB.address] });
    await changes.undo();
    expect(changes.canUndo).to.equal(false);
    changes.forget();
    expect(changes.notice).to.equal(undefined);
  });

  it('answers who asked', async () => {
    const { changes, calls } = await stage();
    await changes.answer(EVE, 'deny');
    expect([changes.notice?.text, calls()]).to.deep.equal(['Eve sees you as offline.', ['deny eve@corp.example']]);
    await changes.answer({ address: 'may@corp.example', at: 0 }, 'approve');
    expect(changes.notice).to.deep.equal({ text: 'Nothing was changed. This contact is no longer there.', failed: true });
  });

  it('is told to the page first, which may take it over', async () => {
    const { changes, host, calls, names } = await stage();
    const told: unknown[] = [];
    host.addEventListener('presence-contacts-change', event => {
      told.push((event as PresenceContactsChangeEvent).change);
      event.preventDefault();
    });
    await changes.remove(ADA);
    expect(await changes.carryOut({ type: 'add', contacts: [ADA] })).to.equal(undefined);
    expect([told.length, calls(), names(), changes.notice, changes.canUndo]).to.deep.equal([2, [], ['Ada', BOB.address], undefined, false]);
  });

  it('is not made twice at once', async () => {
    const { changes, list, calls } = await stage();
    list.hang();
    const removed = changes.remove(ADA);
    await changes.remove(ADA);
    list.recover();
    await removed;
    expect(calls()).to.deep.equal(['remove ada@corp.example']);
  });

  it('says what the form has done', async () => {
    const { changes } = await stage(), draft = { text: '', name: '', groups: [], newGroup: '' };
    changes.done(draft, { added: ['a@corp.example', 'b@corp.example'], refused: [] });
    expect(changes.notice).to.deep.equal({ text: 'Added: 2.' });
    changes.done(draft, { added: ['a@corp.example'], refused: [] });
    expect(changes.notice).to.deep.equal({ text: 'a@corp.example was added.' });
    changes.done({ ...draft, address: 'bob@corp.example', name: 'Bob' }, { added: [], refused: [] });
    expect(changes.notice).to.deep.equal({ text: 'Bob was saved.' });
  });

  it('passes on to the form why it failed', async () => {
    const { changes, list } = await stage();
    list.fail(new PresenceError('signed-out'));
    expect(await changes.carryOut({ type: 'add', contacts: [ADA] }).catch((error: unknown) => (error as PresenceError).code)).to.equal('signed-out');
  });
});
