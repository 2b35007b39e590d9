import { expect } from 'chai';
import { provider } from '../../test/fake-provider-list.js';
import { stateOf } from './state.js';

describe('the state of a network', () => {
  it('is blocked before anything else', () => {
    expect(stateOf(provider({ allowed: false, kind: 'enterprise', active: true }), false)).to.equal('blocked');
  });

  it('is that of the one active enterprise connection, whatever federation is', () => {
    expect([stateOf(provider({ kind: 'enterprise', active: true }), false), stateOf(provider({ kind: 'enterprise' }), true)]).to.deep.equal(['active', 'inactive']);
  });

  it('is off with federation for whoever is outside', () => {
    expect([stateOf(provider(), true), stateOf(provider(), false), stateOf(provider({ kind: 'public' }), false)]).to.deep.equal(['allowed', 'federation-off', 'federation-off']);
  });
});
