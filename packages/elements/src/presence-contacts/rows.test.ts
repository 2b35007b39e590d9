import type { Availability } from '@presence-elements/core';
import { expect } from 'chai';
import { byName } from './by-name.js';
import { groupsOf, rowsOf, type Row, type Wish } from './rows.js';

const entries = byName([
  { address: 'ada@corp.example', name: 'Ada', groups: ['Engines', 'Friends'] },
  { address: 'bob@corp.example', name: 'Bob', groups: [] },
  { address: 'charles@corp.example', name: 'Chárles', groups: ['Engines', 'Engines'] },
  { address: 'dora@corp.example', name: 'Dora', groups: ['Élan'] },
], 'en');

const wish: Wish = { show: 'groups', search: '', sort: 'name', closed: new Set(), availabilityOf: () => 'unknown', lang: 'en' };
const known: Readonly<Record<string, string>> = { ada: 'away', bob: 'online', charles: 'at the beach', dora: 'offline' };
const availabilityOf = (address: string): Availability => known[address.split('@')[0]!] as Availability;

/** As one would read it. */
const lines = (rows: readonly Row[]): string[] =>
  rows.map(row => (row.entry ? `${'  '.repeat(row.level - 1)}${row.entry.key} ${row.place}/${row.siblings}` : `${row.open ? '-' : '+'} ${row.name ?? '(none)'} (${row.count}) ${row.place}/${row.siblings}`));

const list = (change: Partial<Wish>): string[] => lines(rowsOf(entries, { ...wish, ...change }).rows);

describe('the rows of the contact list', () => {
  it('are groups as the alphabet has them, each with its people, and last those who are in none', () => {
    expect(list({})).to.deep.equal([
      '- Élan (1) 1/4', '  Dora 1/1', '- Engines (2) 2/4', '  Ada 1/2', '  Chárles 2/2', '- Friends (1) 3/4', '  Ada 1/1', '- (none) (1) 4/4', '  Bob 1/1',
    ]);
  });

  it('leave out who is in a closed group, unless somebody searches', () => {
    const closed = new Set(['group Engines', 'ungrouped']);
    expect(list({ closed })).to.deep.equal(['- Élan (1) 1/4', '  Dora 1/1', '+ Engines (2) 2/4', '- Friends (1) 3/4', '  Ada 1/1', '+ (none) (1) 4/4']);
    expect(list({ closed, search: 'charl' })).to.deep.equal(['- Engines (1) 1/1', '  Chárles 1/1']);
  });

  it('are people alone in one list, in one group, in none, and where there are no groups', () => {
    expect(list({ show: 'one' })).to.deep.equal(['Ada 1/4', 'Bob 2/4', 'Chárles 3/4', 'Dora 4/4']);
    expect(list({ show: 'in Engines' })).to.deep.equal(['Ada 1/2', 'Chárles 2/2']);
    expect(list({ show: 'ungrouped' })).to.deep.equal(['Bob 1/1']);
    expect(lines(rowsOf(entries.slice(1, 2), wish).rows)).to.deep.equal(['Bob 1/1']);
  });

  it('are found by name or address, and counted each once', () => {
    expect(list({ show: 'one', search: ' CHA ' })).to.deep.equal(['Chárles 1/1']);
    expect(list({ show: 'one', search: 'dora@corp' })).to.deep.equal(['Dora 1/1']);
    expect(list({ search: 'nobody' })).to.deep.equal([]);
    expect(rowsOf(entries, wish).found.length).to.equal(4);
    expect(rowsOf(entries, { ...wish, closed: new Set(['group Engines']) }).found.length).to.equal(4);
  });

  it('begin with whom one may reach first; what nobody knows is last', () => {
    expect(list({ show: 'one', sort: 'availability', availabilityOf })).to.deep.equal(['Bob 1/4', 'Ada 2/4', 'Dora 3/4', 'Chárles 4/4']);
  });

  it('have each a key of its own', () => {
    const { rows } = rowsOf(entries, wish);
    expect(new Set(rows.map(({ key }) => key)).size).to.equal(rows.length);
    expect(groupsOf(entries, 'en')).to.deep.equal(['Élan', 'Engines', 'Friends']);
  });
});
