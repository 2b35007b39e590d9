import { createRegistry } from '@presence-elements/core';
import { expect } from 'chai';
import { render } from 'lit';
import { byName } from './by-name.js';
import { drawRow, type RowModel } from './row.js';
import { rowsOf } from './rows.js';
import { contactsWords } from './words.js';

const entries = byName([
  { address: 'ada@corp.example', name: 'Ada', groups: ['Engines'] },
  { address: 'bob@corp.example', groups: [' '] },
  { address: 'carol@corp.example', name: 'Carol', groups: [], waiting: true },
], 'en');
// ' ', Bob, Engines, Ada, those in no group, Carol
const { rows } = rowsOf(entries, { show: 'groups', search: '', sort: 'name', closed: new Set(), availabilityOf: () => 'unknown', lang: 'en' });

async function draw(at: number, model: Partial<RowModel> = {}): Promise<HTMLElement> {
  const area = document.createElement('div'), view = createRegistry();
  document.body.append(area);
  view.register({ name: 'fake', query: async addresses => addresses.map(address => ({ address, availability: 'away', note: { text: 'Back\nat two', emoji: '🍵' } })) }, '*');
  const presence = await view.lookup('ada@corp.example');
  render(drawRow(rows[at]!, { at, isActive: false, isBusy: false, words: contactsWords(area), view, presence, number: String, ...model }), area);
  return area.firstElementChild as HTMLElement;
}

const textOf = (row: Element, selector: string): string => row.querySelector(selector)!.textContent.trim();

describe('a row of the contact list', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows a person, how reachable they are and what they wrote; name and state the icon says, too', async () => {
    const row = await draw(3);
    expect([textOf(row, '[part="name"]'), textOf(row, '[part="detail"]'), row.querySelector('presence-icon')!.label]).to.deep.equal(['Ada', 'Away · 🍵 Back at two', 'Ada']);
    expect([row.querySelector('[part="name"]')!.getAttribute('aria-hidden'), row.querySelector('[part="detail"] > span')!.getAttribute('aria-hidden')]).to.deep.equal(['true', 'true']);
  });

  it('shows the address where there is nothing else to tell, and not twice', async () => {
    expect(textOf(await draw(3, { presence: undefined }), '[part="detail"]')).to.equal('Unknown · ada@corp.example');
    expect(textOf(await draw(1, { presence: undefined }), '[part="detail"]')).to.equal('Unknown');
  });

  it('says that somebody has not answered yet', async () => {
    expect(textOf(await draw(5), '[part="detail"]')).to.equal('Waiting for approval');
  });

  it('is called what the icon says and what they wrote, and not by its buttons', async () => {
    const row = await draw(3), named = row.querySelector(`#${row.getAttribute('aria-labelledby')!}`)!;
    expect([named.contains(row.querySelector('presence-icon')), named.contains(row.querySelector('[part="detail"]')), named.contains(row.querySelector('button'))]).to.deep.equal([true, true, false]);
  });

  it('is a tab stop only where one is, and nothing in it is one', async () => {
    const active = await draw(3, { isActive: true }), other = await draw(3);
    expect([active.tabIndex, other.tabIndex]).to.deep.equal([0, -1]);
    expect([...active.querySelectorAll<HTMLElement>('presence-icon, button')].every(stop => stop.tabIndex === -1)).to.equal(true);
  });

  it('says that it is being changed', async () => {
    expect([(await draw(3, { isBusy: true })).ariaBusy, (await draw(3)).ariaBusy]).to.deep.equal(['true', null]);
  });

  it('is a heading that names its group, whatever that is called, or those who are in none, and says how many they are', async () => {
    const names = await Promise.all([0, 2, 4].map(async at => (await draw(at)).querySelector('[role="gridcell"]')!.textContent.trim()));
    expect(names).to.deep.equal(['? 1', 'Engines 1', 'Not in a group 1']);
  });

  it('is where its place among all rows says', async () => {
    expect([(await draw(3)).style.getPropertyValue('--_at'), (await draw(3)).getAttribute('aria-rowindex')]).to.deep.equal(['3', '4']);
  });
});
