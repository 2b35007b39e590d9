import { expect } from 'chai';
import { byName } from './by-name.js';
import { commandOf, type Command, type Place } from './grid-keys.js';
import { rowsOf } from './rows.js';

const entries = byName(['ada', 'bob', 'carol', 'dave'].map((user, at) => ({ address: `${user}@corp.example`, name: user, groups: at < 3 ? ['Friends'] : [] })), 'en');
// Friends, Ada, Bob, Carol, those in no group, Dave
const { rows } = rowsOf(entries, { show: 'groups', search: '', sort: 'name', closed: new Set(), availabilityOf: () => 'unknown', lang: 'en' });
const place: Place = { rows, at: 2, onRow: true, page: 3, isRtl: false };

const press = (key: string, at: Partial<Place> = {}, modifiers: Partial<KeyboardEvent> = {}): Command | undefined =>
  commandOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...modifiers }, { ...place, ...at });

describe('the keys of the contact list', () => {
  it('go from row to row, page to page, and to either end, and never beyond', () => {
    const targets = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'].map(key => press(key));
    expect(targets).to.deep.equal([1, 3, 0, 5, 0, 5].map(to => ({ type: 'go', to })));
    expect(press('ArrowUp', { at: 0 })).to.deep.equal({ type: 'go', to: 0 });
    expect(press('ArrowDown', { at: 5 })).to.deep.equal({ type: 'go', to: 5 });
    expect(press('End', {}, { ctrlKey: true })).to.deep.equal({ type: 'go', to: 5 });
  });

  it('open and close a group', () => {
    expect(press('ArrowLeft', { at: 0 })).to.deep.equal({ type: 'close' });
    expect(press('ArrowRight', { at: 0 })).to.equal(undefined);
    const closed = rows.map(row => (row.entry ? row : { ...row, open: false }));
    expect(press('ArrowRight', { at: 0, rows: closed })).to.deep.equal({ type: 'open' });
    expect(press('Enter', { at: 0 })).to.deep.equal({ type: 'press' });
  });

  it('step into a row and out of it, and from a person to the heading of the group', () => {
    expect(press('ArrowRight')).to.deep.equal({ type: 'step', by: 1 });
    expect(press('ArrowRight', { onRow: false })).to.deep.equal({ type: 'step', by: 1 });
    expect(press('ArrowLeft', { onRow: false })).to.deep.equal({ type: 'step', by: -1 });
    expect(press('ArrowLeft')).to.deep.equal({ type: 'go', to: 0 });
    expect(press('ArrowLeft', { rows: rows.slice(1, 4) })).to.equal(undefined);
  });

  it('follow the direction of the script', () => {
    expect(press('ArrowLeft', { isRtl: true })).to.deep.equal({ type: 'step', by: 1 });
    expect(press('ArrowRight', { at: 0, isRtl: true })).to.deep.equal({ type: 'close' });
  });

  it('press, edit, remove and undo', () => {
    expect(['Enter', ' ', 'F2', 'Delete'].map(key => press(key)?.type)).to.deep.equal(['press', 'press', 'edit', 'remove']);
    expect(press('z', {}, { ctrlKey: true })).to.deep.equal({ type: 'undo' });
    expect(press('z', {}, { metaKey: true })).to.deep.equal({ type: 'undo' });
  });

  it('leave to a button what presses it, to a group that it is nobody, and to the browser what is its own', () => {
    expect(press('Enter', { onRow: false })).to.equal(undefined);
    expect([press('F2', { at: 0 }), press('Delete', { at: 0 })]).to.deep.equal([undefined, undefined]);
    expect([press('Tab'), press('ArrowDown', {}, { altKey: true }), press('ArrowUp', {}, { metaKey: true }), press('f', {}, { ctrlKey: true })])
      .to.deep.equal([undefined, undefined, undefined, undefined]);
  });
});
