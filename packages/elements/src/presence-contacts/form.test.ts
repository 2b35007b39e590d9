import type { ContactsAdded } from '@presence-elements/core';
import { expect } from 'chai';
import { render } from 'lit';
import { Editor } from './editor.js';
import { form, type FormModel } from './form.js';
import { contactsWords } from './words.js';

const BOB = { address: 'bob@corp.example', name: 'Bob', groups: ['Friends'] };

interface Drawn {
  readonly area: HTMLElement;
  readonly editor: Editor;
  readonly changes: unknown[];
  draw(model?: Partial<FormModel>): void;
}

/** A form on a network that adds everybody, unless it is another. */
function stage(model: Partial<FormModel> = {}, answer: () => Promise<ContactsAdded> = async () => ({ added: [], refused: [] })): Drawn {
  const area = document.createElement('div'), changes: unknown[] = [];
  const editor = new Editor(() => drawn.draw(), async change => (changes.push(change), answer()), () => undefined);
  const drawn: Drawn = {
    area, editor, changes,
    draw: (change = {}) => void render(form({ words: contactsWords(area), editor, groups: ['Engines', 'Friends'], room: Infinity, limit: undefined, number: String, ...model, ...change }), area),
  };
  document.body.append(area);
  return drawn;
}

function type(area: Element, selector: string, value: string): void {
  const field = area.querySelector<HTMLInputElement>(selector)!;
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

const textOf = (area: Element, selector: string): string | undefined => area.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim();

describe('the form for contacts', () => {
  afterEach(() => document.body.replaceChildren());

  it('names each field, and describes it', () => {
    const { area, editor } = stage();
    editor.open();
    for (const field of area.querySelectorAll<HTMLInputElement>('input, textarea')) expect(field.labels?.length, field.outerHTML).to.equal(1);
    for (const field of area.querySelectorAll('[aria-describedby]')) {
      for (const id of field.getAttribute('aria-describedby')!.split(' ')) expect(area.querySelector(`#${id}`), id).to.not.equal(null);
    }
    expect([textOf(area, 'h2'), textOf(area, '#text-hint')]).to.deep.equal(['Add contacts', 'One or several, such as john_smith@ocs.com']);
  });

  it('has a name for one, and none for several', () => {
    const { area, editor } = stage();
    editor.open();
    expect(area.querySelector('#name')).to.not.equal(null);
    type(area, '#text', 'a@x.example, b@x.example');
    expect(area.querySelector('#name')).to.equal(null);
  });

  it('says how many there is room for, and when that is not enough or nothing', () => {
    const { area, editor, draw } = stage({ limit: 200, room: 5 });
    editor.open();
    expect(textOf(area, '#room')).to.equal('Room for 5 more.');
    type(area, '#text', 'a@x.example b@x.example c@x.example d@x.example e@x.example f@x.example');
    expect(textOf(area, '#room')).to.equal('6 are entered, but there is room for 5 only: the last ones will not be added.');
    draw({ room: 0 });
    expect(textOf(area, '#room')).to.equal('Your list is full: 200 of 200. Remove somebody to make room for others.');
    draw({ limit: undefined });
    expect(textOf(area, '#room')).to.equal('');
  });

  it('changes a person: the name, and the groups by a tick or by a name of their own', async () => {
    const { area, editor, changes } = stage();
    editor.open(BOB);
    expect([textOf(area, 'h2'), textOf(area, '.address'), area.querySelector('textarea')]).to.deep.equal(['Edit Bob', 'IM address: bob@corp.example', null]);
    const [engines, friends] = [...area.querySelectorAll<HTMLInputElement>('[name="groups"]')];
    expect([engines!.checked, friends!.checked]).to.deep.equal([false, true]);
    engines!.click();
    friends!.click();
    type(area, '#name', 'Robert');
    type(area, '#new-group', 'New');
    area.querySelector<HTMLElement>('[part~="save"]')!.click();
    await Promise.resolve();
    expect(changes).to.deep.equal([{ type: 'change', address: BOB.address, change: { name: 'Robert', groups: ['Engines', 'New'] } }]);
  });

  it('says at the field, in words, what the network will not take', async () => {
    const problems = [{ path: 'name', code: 'too-long', message: '' }, { path: 'groups.0', code: 'strange', message: 'Groups are closed today.' }, { path: '', code: 'conflict', message: '' }];
    const { area, editor } = stage({}, () => Promise.reject(Object.assign(new Error(), { name: 'SettingsError', problems })));
    editor.open(BOB);
    await editor.save();
    expect(['#name-error', '#groups-error', '[part="status"]'].map(selector => textOf(area, selector))).to.deep.equal(['This is too long.', 'Groups are closed today.', 'This was changed elsewhere meanwhile.']);
    expect([area.querySelector('#name')!.getAttribute('aria-invalid'), area.querySelector('#new-group')!.getAttribute('aria-invalid')]).to.deep.equal(['true', 'true']);
  });

  it('says of whom of several a name cannot be taken, and of all what is wrong with their groups', async () => {
    const problems = [{ path: '1.name', code: 'too-long', message: '' }, { path: '0.groups.2', code: 'too-long', message: '' }];
    const { area, editor } = stage({}, () => Promise.reject(Object.assign(new Error(), { name: 'SettingsError', problems })));
    editor.open();
    type(area, '#text', 'a@x.example Bob <b@x.example>');
    await editor.save();
    expect(['#text-error', '#groups-error', '[part="status"]'].map(selector => textOf(area, selector))).to.deep.equal(['b@x.example: This is too long.', 'This is too long.', '']);
    type(area, '#text', 'a@x.example');
    await editor.save();
    expect(textOf(area, '#text-error')).to.equal('');
  });

  it('lists those who were refused as far as one reads, each with the reason, and as text', async () => {
    const refused = [{ address: '<b>\u202E', reason: 'not-found' as const }, ...Array.from({ length: 30 }, (_, at) => ({ address: `p${at}@x.example`, reason: 'limit' as const }))];
    const { area, editor } = stage({}, async () => ({ added: ['a@x.example'], refused }));
    editor.open();
    type(area, '#text', 'a@x.example b@x.example');
    await editor.save();
    expect([textOf(area, '[role="alert"]'), textOf(area, 'li'), area.querySelectorAll('li').length, textOf(area, 'li:last-child')]).to.deep.equal([
      'Added: 1. Not added: 31.', '<b>: this address is not known', 21, 'and 11 more',
    ]);
  });

  it('says that it is being saved, and cannot be sent twice', async () => {
    const { area, editor, changes } = stage({}, () => new Promise(() => undefined));
    editor.open();
    type(area, '#text', 'a@x.example');
    const save = area.querySelector<HTMLElement>('[part~="save"]')!;
    save.click();
    save.click();
    expect([textOf(area, '[part~="save"]'), save.getAttribute('aria-disabled'), changes.length]).to.deep.equal(['Adding…', 'true', 1]);
  });
});
