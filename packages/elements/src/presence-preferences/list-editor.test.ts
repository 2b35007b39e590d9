import type { MyPreferences } from '@presence-elements/core';
import { fakePreferencesDesk, type FakePreferencesDesk } from '@presence-elements/testing';
import { expect } from 'chai';
import { ListEditor } from './list-editor.js';

function begin(block: readonly string[] = [], send = true): { desk: FakePreferencesDesk; editor: ListEditor } {
  const desk = fakePreferencesDesk({ block });
  const editor = new ListEditor('block', { read: desk.read, send: change => (send ? desk.write(change) : Promise.resolve(undefined)) }, () => undefined);
  return { desk, editor };
}

async function add(editor: ListEditor, text: string): Promise<void> {
  editor.edit(text);
  await editor.add();
}

describe('editing a list', () => {
  it('adds people and domains in their normal form, at the end', async () => {
    const { desk, editor } = begin(['eve@corp.example']);
    await add(editor, ' Mallory@Corp.Example ');
    const added = [editor.outcome, editor.text];
    await add(editor, 'Evil.Example');
    expect(added).to.deep.equal([{ kind: 'added', entry: 'mallory@corp.example' }, '']);
    expect(desk.kept.block).to.deep.equal(['eve@corp.example', 'mallory@corp.example', 'evil.example']);
  });

  it('adds nothing that is empty, none of both, or there already, and keeps what was typed', async () => {
    const { desk, editor } = begin(['Eve@corp.example']);
    const codes: unknown[] = [];
    for (const text of ['  ', 'eve', '“bob@corp.example”', 'EVE@corp.example']) {
      await add(editor, text);
      codes.push([editor.mistake?.code, editor.text]);
    }
    expect(codes).to.deep.equal([['required', '  '], ['not-listable', 'eve'], ['not-listable', '“bob@corp.example”'], ['already', 'EVE@corp.example']]);
    expect(desk.asked).to.deep.equal([]);
    editor.edit('eve2');
    expect(editor.mistake).to.equal(undefined);
  });

  it('says nothing of the last change any more where the next entry is a mistake', async () => {
    const { editor } = begin();
    await add(editor, 'evil.example');
    await add(editor, 'eve');
    expect([editor.mistake?.code, editor.outcome]).to.deep.equal(['not-listable', undefined]);
  });

  it('sends its own step alone: what another page changes meanwhile is not lost', async () => {
    const { desk, editor } = begin(['eve@corp.example']);
    desk.elsewhere({ block: ['eve@corp.example', 'new.example'] });
    await editor.remove('eve@corp.example');
    expect([desk.asked, desk.kept.block]).to.deep.equal([[{ block: { remove: ['eve@corp.example'] } }], ['new.example']]);
  });

  it('puts back what was removed, at the end, and takes back what was added', async () => {
    const { desk, editor } = begin(['a.example', 'b.example', 'c.example']);
    await editor.remove('b.example');
    await editor.undo();
    const restored = [...desk.kept.block];
    await add(editor, 'd.example');
    await editor.undo();
    expect([restored, desk.kept.block]).to.deep.equal([['a.example', 'c.example', 'b.example'], ['a.example', 'c.example', 'b.example']]);
  });

  it('undoes nothing twice', async () => {
    const { desk, editor } = begin(['a.example']);
    await editor.remove('a.example');
    desk.elsewhere({ block: ['a.example'] });
    await editor.undo();
    expect(desk.kept.block).to.deep.equal(['a.example']);
  });

  it('says why it failed, and keeps what was typed', async () => {
    const { desk, editor } = begin();
    desk.fail('unreachable');
    await add(editor, 'evil.example');
    expect([editor.outcome, editor.text, editor.saving]).to.deep.equal([{ kind: 'failed', problem: 'unreachable' }, 'evil.example', false]);
  });

  it('says at the field what the network refuses of it, and else beside the list', async () => {
    const { desk } = begin();
    // What is refused can still be read.
    const direct = new ListEditor('block', { read: () => Promise.resolve(desk.kept), send: change => desk.write(change) }, () => undefined);
    desk.refuse({ path: 'block.add.0', code: 'not-an-address', message: 'No.' });
    await add(direct, 'evil.example');
    const refused = [direct.mistake, direct.outcome];
    desk.refuse({ path: '', code: 'conflict', message: 'Changed meanwhile.' });
    await add(direct, 'evil.example');
    expect(refused).to.deep.equal([{ code: 'not-listable' }, undefined]);
    expect(direct.outcome).to.deep.include({ kind: 'refused' });
  });

  it('is over for whoever is not there any more: nothing is sent to another desk, nothing shown', async () => {
    const desks = [fakePreferencesDesk({ block: ['evil.example'] }), fakePreferencesDesk()] as const;
    let at = 0;
    const editor = new ListEditor('block', { read: () => desks[at]!.read(), send: change => desks[at]!.write(change) }, () => undefined);
    desks[0].hang();
    editor.edit('boss@corp.example');
    const adding = editor.add();
    editor.forget();
    at = 1;
    desks[0].recover();
    await adding;
    expect([desks[0].asked, desks[1].asked]).to.deep.equal([[], []]);
    expect([editor.text, editor.outcome, editor.mistake, editor.saving]).to.deep.equal(['', undefined, undefined, false]);
    await add(editor, 'spam.example');
    expect(desks[1].kept.block).to.deep.equal(['spam.example']);
  });

  it('shows nobody what somebody else has sent when it is answered', async () => {
    const { desk } = begin();
    let answer: (kept: MyPreferences) => void = () => undefined;
    const editor = new ListEditor('block', { read: desk.read, send: () => new Promise(resolve => (answer = resolve)) }, () => undefined);
    editor.edit('boss@corp.example');
    const adding = editor.add();
    for (let step = 0; step < 20; step++) await Promise.resolve();
    editor.forget();
    answer(desk.kept);
    await adding;
    expect([editor.text, editor.outcome]).to.deep.equal(['', undefined]);
  });

  it('does one thing at a time, and leaves to the page what the page takes over', async () => {
    const { desk, editor } = begin(['a.example', 'b.example']);
    const [first] = [editor.remove('a.example'), editor.remove('b.example')];
    await first;
    expect(desk.kept.block).to.deep.equal(['b.example']);
    const taken = begin(['a.example'], false);
    await taken.editor.remove('a.example');
    expect([taken.editor.outcome, taken.desk.kept.block]).to.deep.equal([undefined, ['a.example']]);
  });
});
