import type { Contact } from '@presence-elements/core';
import { expect } from 'chai';
import { Listing } from './listing.js';
import type { Wish } from './rows.js';

const contacts: readonly Contact[] = [
  { address: 'ada@corp.example', name: 'Ada', groups: ['Engines'] },
  { address: 'bob@corp.example', name: 'Bob', groups: [] },
];
const wish: Wish = { show: 'one', search: '', sort: 'availability', closed: new Set(), availabilityOf: () => 'unknown', lang: 'en' };
const names = ({ rows }: Listing): (string | undefined)[] => rows.map(({ entry }) => entry?.key);

describe('what is listed', () => {
  it('is the same while nothing that matters has changed', () => {
    const listing = new Listing();
    listing.update(contacts, wish);
    const { rows, addresses } = listing;
    listing.update(contacts, { ...wish });
    expect([listing.rows === rows, names(listing)]).to.deep.equal([true, ['Ada', 'Bob']]);
    listing.update([...contacts], wish);
    expect([listing.rows === rows, listing.addresses === addresses]).to.deep.equal([false, true]);
  });

  it('begins at the top for what somebody asks for, stays in place for a new order, and is kept where others come and go', () => {
    const listing = new Listing();
    listing.update(contacts, wish, 1);
    listing.update(contacts, { ...wish, availabilityOf: address => (address.startsWith('bob') ? 'online' : 'away') }, 2);
    expect([listing.change, names(listing)]).to.deep.equal(['in place', ['Bob', 'Ada']]);
    listing.update([...contacts, { address: 'carol@corp.example', groups: [] }], wish, 2);
    expect([listing.change, listing.addresses.size]).to.deep.equal(['kept', 3]);
    listing.update(contacts, { ...wish, closed: new Set(['group Engines']) }, 2);
    expect(listing.change).to.equal('kept');
    listing.update(contacts, { ...wish, search: 'bob' }, 2);
    expect([listing.change, names(listing), [...listing.addresses]]).to.deep.equal(['from the top', ['Bob'], ['bob@corp.example']]);
  });

  it('leaves out whom nobody can see, but counts them among those that were found', () => {
    const listing = new Listing();
    listing.update(contacts, { ...wish, show: 'groups', closed: new Set(['group Engines']) });
    expect([[...listing.addresses], listing.found.length]).to.deep.equal([['bob@corp.example'], 2]);
  });

  it('shows all where the group that was asked for is gone', () => {
    const listing = new Listing();
    listing.update(contacts, { ...wish, show: 'in Engines' });
    expect([listing.show, names(listing), listing.groups]).to.deep.equal(['in Engines', ['Ada'], ['Engines']]);
    listing.update(contacts.slice(1), { ...wish, show: 'in Engines' });
    expect([listing.show, names(listing)]).to.deep.equal(['groups', ['Bob']]);
  });

  it('is nobody before anything was read', () => {
    const listing = new Listing();
    listing.update(undefined, wish);
    expect([listing.rows, listing.addresses.size, listing.show]).to.deep.equal([[], 0, 'one']);
  });
});
