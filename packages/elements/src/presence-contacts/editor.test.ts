import type { ContactsAdded, FieldProblem } from '@presence-elements/core';
import { PresenceError } from '@presence-elements/core';
import { expect } from 'chai';
import type { ContactsChange } from './presence-contacts-change-event.js';
import { Editor, type CarryOut, type Draft } from './editor.js';

const BOB = { address: 'bob@corp.example', name: 'Bob', groups: ['Friends'] };

interface Stage {
  readonly editor: Editor;
  readonly changes: ContactsChange[];
  readonly done: Draft[];
}

/** A form on a network that adds everybody, unless it is another. */
function stage(carryOut: CarryOut = async change => ({ added: 'contacts' in change ? change.contacts.map(({ address }) => address) : [], refused: [] })): Stage {
  const changes: ContactsChange[] = [], done: Draft[] = [];
  const editor = new Editor(() => undefined, change => {
    changes.push(change);
    return carryOut(change);
  }, draft => done.push(draft));
  return { editor, changes, done };
}

const refusing = (...refused: ContactsAdded['refused']): CarryOut => async () => ({ added: ['ada@corp.example'], refused });

describe('the form of the contact list', () => {
  it('adds one person with the name and the groups that were chosen, and closes', async () => {
    const { editor, changes, done } = stage();
    editor.open();
    editor.edit({ text: 'John_Smith@ocs.com', name: ' John ', groups: ['Friends'], newGroup: ' New ' });
    await editor.save();
    expect(changes).to.deep.equal([{ type: 'add', contacts: [{ address: 'john_smith@ocs.com', name: 'John', groups: ['Friends', 'New'] }] }]);
    expect([editor.isOpen, done.length]).to.deep.equal([false, 1]);
    editor.open();
    expect(editor.draft.text).to.equal('');
  });

  it('adds several, each with the name that it was pasted with, and none with a name of all', async () => {
    const { editor, changes } = stage();
    editor.open();
    editor.edit({ text: 'Ada <ada@corp.example>, bob@corp.example', name: 'Nobody in particular' });
    await editor.save();
    expect(changes).to.deep.equal([{ type: 'add', contacts: [{ address: 'ada@corp.example', name: 'Ada' }, { address: 'bob@corp.example' }] }]);
  });

  it('leaves a name alone that was not changed: it may come from a directory', async () => {
    const { editor, changes } = stage();
    editor.open(BOB);
    editor.edit({ groups: [] });
    await editor.save();
    expect(changes).to.deep.equal([{ type: 'change', address: BOB.address, change: { groups: [] } }]);
  });

  it('asks the network for nothing where nothing was entered, or nothing that is an address', async () => {
    const { editor, changes } = stage();
    editor.open();
    await editor.save();
    expect(editor.outcome.isEmpty).to.equal(true);
    editor.edit({ text: 'john smith' });
    await editor.save();
    expect(editor.outcome).to.deep.include({ isEmpty: false, refused: [{ address: 'john', reason: 'bad-address' }, { address: 'smith', reason: 'bad-address' }] });
    expect([changes, editor.draft.text, editor.isOpen]).to.deep.equal([[], 'john smith', true]);
  });

  it('stays open with those who were refused, and says why', async () => {
    const { editor, done } = stage(refusing({ address: 'frank@corp.example', reason: 'limit' }));
    editor.open();
    editor.edit({ text: 'ada@corp.example Frank <frank@corp.example> nonsense' });
    await editor.save();
    expect([editor.isOpen, done.length, editor.draft.text]).to.deep.equal([true, 1, '"Frank" <frank@corp.example>\nnonsense']);
    expect(editor.outcome.refused.map(({ reason }) => reason)).to.deep.equal(['limit', 'bad-address']);
    expect(editor.outcome.added).to.deep.equal(['ada@corp.example']);
  });

  it('changes a name and groups, and empties a name', async () => {
    const { editor, changes } = stage();
    editor.open(BOB);
    expect(editor.draft).to.deep.include({ name: 'Bob', groups: ['Friends'] });
    editor.edit({ name: ' ', groups: [] });
    await editor.save();
    expect(changes).to.deep.equal([{ type: 'change', address: BOB.address, change: { name: undefined, groups: [] } }]);
  });

  it('keeps what was typed when it fails or is closed, and forgets it when that is cancelled', async () => {
    const { editor } = stage(() => Promise.reject(new PresenceError('signed-out')));
    editor.open(BOB);
    editor.edit({ name: 'Robert' });
    await editor.save();
    expect([editor.outcome.problem, editor.draft.name, editor.isOpen]).to.deep.equal(['signed-out', 'Robert', true]);
    editor.close();
    editor.open();
    expect(editor.draft.name).to.equal('');
    editor.open(BOB);
    expect([editor.draft.name, editor.outcome.problem]).to.deep.equal(['Robert', undefined]);
    editor.cancel();
    editor.open(BOB);
    expect(editor.draft.name).to.equal('Bob');
  });

  it('shows a contact as it is now where nothing was typed', () => {
    const { editor } = stage();
    editor.open(BOB);
    editor.close();
    editor.open({ ...BOB, name: 'Robert' });
    expect(editor.draft.name).to.equal('Robert');
  });

  it('says at which field the network sees a mistake', async () => {
    const problems: readonly FieldProblem[] = [{ path: 'name', code: 'too-long', message: 'Too long' }];
    const { editor } = stage(() => Promise.reject(Object.assign(new Error(), { name: 'SettingsError', problems })));
    editor.open(BOB);
    await editor.save();
    expect([editor.outcome.mistakes, editor.outcome.problem]).to.deep.equal([problems, undefined]);
    editor.edit({ name: 'B' });
    expect(editor.outcome.mistakes).to.deep.equal([]);
  });

  it('is saved once at a time, and keeps what was typed meanwhile', async () => {
    let answer!: (added: ContactsAdded) => void;
    const { editor, changes } = stage(() => new Promise(resolve => (answer = resolve)));
    editor.open();
    editor.edit({ text: 'ada@corp.example' });
    const saved = editor.save();
    await editor.save();
    editor.open(BOB);
    editor.edit({ text: 'ada@corp.example bob@corp.example' });
    answer({ added: ['ada@corp.example'], refused: [] });
    await saved;
    expect([changes.length, editor.isOpen, editor.draft.text, editor.saving]).to.deep.equal([1, true, 'ada@corp.example bob@corp.example', false]);
  });

  it('leaves everything as it is where the page took the change over', async () => {
    const { editor, done } = stage(async () => undefined);
    editor.open();
    editor.edit({ text: 'ada@corp.example' });
    await editor.save();
    expect([editor.isOpen, editor.draft.text, editor.saving, done.length]).to.deep.equal([true, 'ada@corp.example', false, 0]);
  });
});
