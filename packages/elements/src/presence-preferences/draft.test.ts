import { fakePreferencesDesk } from '@presence-elements/testing';
import { expect } from 'chai';
import { changeOf, valuesOf } from './draft.js';

const { kept } = fakePreferencesDesk({ address: 'ada@old.example', displayName: 'Ada', onlyAllowedMayWrite: true });

describe('a draft of my preferences', () => {
  it('shows what was typed, and what is kept where nothing was', () => {
    expect(valuesOf(kept, { address: 'ada@n' })).to.include({ address: 'ada@n', displayName: 'Ada', noteFor: 'everyone', onlyAllowedMayWrite: true });
    expect(valuesOf({ ...kept, address: undefined }, {}).address).to.equal('');
  });

  it('changes only what differs', () => {
    expect(changeOf(kept, { address: ' ada@old.example ', displayName: 'Ada L.', noteFor: 'everyone', onlyAllowedMayWrite: false }))
      .to.deep.equal({ displayName: 'Ada L.', onlyAllowedMayWrite: false });
  });

  it('empties what was emptied', () => {
    const change = changeOf(kept, { address: ' ' });
    expect([Object.keys(change), change.address]).to.deep.equal([['address'], undefined]);
  });

  it('changes nothing that one may not choose', () => {
    const draft = { sharing: 'off', approval: 'ask' } as const;
    expect(changeOf(kept, draft)).to.deep.equal(draft);
    expect(changeOf({ ...kept, mayOverride: false }, draft)).to.deep.equal({});
  });
});
