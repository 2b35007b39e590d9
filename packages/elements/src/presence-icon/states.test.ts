import { expect } from 'chai';
import { setStates, statesOf } from './states.js';

describe('the states of an icon', () => {
  it('are unknown until something is known', () => {
    expect(statesOf()).to.equal('unknown');
  });

  it('say the availability, and whether it is confirmed', () => {
    expect(statesOf({ availability: 'away' })).to.equal('away');
    expect(statesOf({ availability: 'busy', stale: true })).to.equal('busy stale');
  });

  it('say idle only of somebody who counts as available', () => {
    expect(statesOf({ availability: 'online', idle: true })).to.equal('online idle');
    expect(statesOf({ availability: 'away', idle: true })).to.equal('away');
  });

  it('replace each other', () => {
    const internals = { states: new Set<string>() } as unknown as ElementInternals;
    setStates(internals, 'online idle');
    setStates(internals, 'dnd');
    expect([...internals.states]).to.deep.equal(['dnd']);
  });
});
