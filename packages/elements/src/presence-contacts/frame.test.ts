import type { Contacts } from '@presence-elements/core';
import { expect } from 'chai';
import { html, nothing, render } from 'lit';
import type { Changes } from './changes.js';
import { frame, type Frame } from './frame.js';
import { Listing } from './listing.js';
import { contactsWords } from './words.js';

const ADA = { address: 'ada@corp.example', name: 'Ada', groups: [] };

interface Drawn {
  readonly area: HTMLElement;
  readonly calls: string[];
}

function draw(contacts: Contacts | undefined, model: Partial<Frame> = {}): Drawn {
  const area = document.createElement('div'), calls: string[] = [], listing = new Listing();
  listing.update(contacts?.contacts, { show: 'one', search: '', sort: 'name', closed: new Set(), availabilityOf: () => 'unknown', lang: 'en' });
  document.body.append(area);
  const changes = { notice: undefined, canUndo: false, undoLabel: 'Undo', undo: async () => void calls.push('undo') } as unknown as Changes;
  render(frame({
    words: contactsWords(area), contacts, listing, changes, isLooking: false, problem: undefined, requests: nothing, number: String,
    toolbar: () => html`<p class="tools"></p>`, list: () => html`<p class="list"></p>`, add: () => calls.push('add'), retry: () => calls.push('retry'), ...model,
  }), area);
  return { area, calls };
}

const textOf = (area: Element, selector: string): string => area.querySelector(selector)!.textContent.replace(/\s+/g, ' ').trim();
const has = (area: Element, selector: string): boolean => !!area.querySelector(selector);

describe('the frame of the contact list', () => {
  afterEach(() => document.body.replaceChildren());

  it('tells waiting from failing, and either from a network that keeps no list', () => {
    expect(textOf(draw(undefined, { isLooking: true }).area, '[role="status"]')).to.equal('Loading your contacts…');
    expect(textOf(draw(undefined).area, '[role="status"]')).to.equal('No contact list is kept here.');
    const { area, calls } = draw(undefined, { isLooking: true, problem: 'unreachable' });
    expect(textOf(area, '[role="status"]')).to.equal('Your contacts cannot be shown. The network cannot be reached at the moment.');
    area.querySelector('button')!.click();
    expect(calls).to.deep.equal(['retry']);
  });

  it('shows how to begin where there is nobody yet, and no tools for nobody', () => {
    const { area, calls } = draw({ contacts: [], requests: [] });
    expect([textOf(area, '.nothing'), has(area, '.tools')]).to.deep.equal(['There is nobody in your list yet.Add the first person by IM address.', false]);
    area.querySelector<HTMLElement>('[part~="add"]')!.click();
    expect(calls).to.deep.equal(['add']);
  });

  it('counts, against the limit where there is one, and says at the limit what that means', () => {
    expect([textOf(draw({ contacts: [ADA], requests: [] }).area, '[part="count"]')]).to.deep.equal(['Contacts: 1']);
    const { area } = draw({ contacts: [ADA], requests: [], limit: 1 });
    expect([textOf(area, '[part="count"]'), textOf(area, '.full')]).to.deep.equal(['1 of 1', 'Your list is full: 1 of 1. Remove somebody to make room for others.']);
    expect(has(draw({ contacts: [ADA], requests: [], limit: 2 }).area, '.full')).to.equal(false);
  });

  it('says what became of the last change, and undoes it', () => {
    const { area, calls } = draw({ contacts: [ADA], requests: [] }, { changes: { notice: { text: 'Bob was removed.' }, canUndo: true, undoLabel: 'Undo removing Bob', undo: async () => void calls.push('undo') } as unknown as Changes });
    expect([textOf(area, '[part="notice"]'), textOf(area, '[part~="undo"]')]).to.deep.equal(['Bob was removed.', 'Undo removing Bob']);
    area.querySelector<HTMLElement>('[part~="undo"]')!.click();
    expect(calls).to.deep.equal(['undo']);
  });

  it('keeps what it shows when that may be out of date', () => {
    const { area, calls } = draw({ contacts: [ADA], requests: [] }, { problem: 'timeout' });
    expect([has(area, '.list'), textOf(area, '.failed')]).to.deep.equal([true, 'This may be out of date. The network did not answer in time.']);
    area.querySelector<HTMLElement>('[part~="retry"]')!.click();
    expect(calls).to.deep.equal(['retry']);
  });
});
