import { fakePreferencesDesk } from '@presence-elements/testing';
import { expect } from 'chai';
import { render } from 'lit';
import { ListEditor, type ListOutcome } from './list-editor.js';
import { list, type ListModel } from './list.js';
import { preferencesWords } from './words.js';

const nothing = (): void => undefined;

function draw(model: Partial<ListModel> & { name?: 'allow' | 'block'; outcome?: ListOutcome } = {}): HTMLElement {
  const area = document.createElement('div'), desk = fakePreferencesDesk();
  const editor = new ListEditor(model.name ?? 'block', { read: desk.read, send: desk.write }, nothing);
  editor.outcome = model.outcome;
  document.body.append(area);
  render(list({ words: preferencesWords(area), editor, entries: [], add: nothing, remove: nothing, undo: nothing, ...model }), area);
  return area;
}

const text = (area: Element, selector: string): string => area.querySelector(selector)!.textContent.trim();

describe('one of my lists', () => {
  afterEach(() => document.body.replaceChildren());

  it('says what it does to those who stand on it', () => {
    const group = draw().querySelector('[role="group"]')!;
    const named = (attribute: string): string => text(group, `#${group.getAttribute(attribute)!}`);
    expect([named('aria-labelledby'), named('aria-describedby')]).to.deep.equal(['Block list',
      'These people, and everyone in these domains, see you as offline, and their messages do not reach you. Nobody tells them. Blocking counts before allowing.']);
    expect(text(group, '.empty')).to.equal('Nobody is on your block list.');
  });

  it('removes the one whose button was pressed', () => {
    const removed: unknown[] = [];
    const area = draw({ entries: ['a.example', 'b.example'], remove: (...args) => removed.push(args) });
    const buttons = [...area.querySelectorAll<HTMLButtonElement>('[part~="remove"]')];
    buttons[1]!.click();
    expect(buttons.map(button => [button.ariaLabel, button.textContent])[0]).to.deep.equal(['Remove a.example from the block list', 'Remove']);
    expect(removed).to.deep.equal([['b.example']]);
  });

  it('marks who is allowed and blocked as blocked', () => {
    const area = draw({ name: 'allow', entries: ['Eve@corp.example', 'ada@corp.example'], blocked: ['eve@corp.example'] });
    expect([...area.querySelectorAll('li > span')].map(each => each.textContent)).to.deep.equal(['Eve@corp.example (blocked, being on your block list too)', 'ada@corp.example']);
  });

  it('draws hostile entries as text, and lets one remove what nobody can see', () => {
    const area = draw({ entries: ['<img src=x>\u202Egnp', '\u200B'] });
    expect([area.querySelector('img'), ...[...area.querySelectorAll('bdi')].map(each => each.textContent)]).to.deep.equal([null, '<img src=x>gnp', '?']);
  });

  it('says politely what was done, and lets one undo it', () => {
    let undone = 0;
    const area = draw({ outcome: { kind: 'removed', entry: 'a.example' }, undo: () => undone++ });
    area.querySelector<HTMLElement>('[part~="undo"]')!.click();
    expect([text(area, '[role="status"]'), undone]).to.deep.equal(['a.example was removed.', 1]);
  });

  it('says why nothing was done, which cannot be undone', () => {
    const failed = draw({ outcome: { kind: 'failed', problem: 'unreachable' } });
    expect([text(failed, '[role="status"]'), failed.querySelector('[part~="undo"]')]).to.deep.equal(['Not saved. The network cannot be reached at the moment.', null]);
    expect(text(draw({ outcome: { kind: 'refused', mistake: { code: 'conflict', message: 'Changed meanwhile.' } } }), '[role="status"]')).to.equal('Changed meanwhile.');
  });

  it('names the field and the button that add to it', () => {
    const area = draw();
    expect([text(area, 'label'), area.querySelector('[part~="add"]')!.ariaLabel]).to.deep.equal(['Person or domain', 'Add to the block list']);
  });
});
