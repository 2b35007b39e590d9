import { stamp, parseAddress, type PresenceFacts } from '@presence-elements/core';
import { expect } from 'chai';
import { mineOf } from './mine.js';

const seen = (facts: PresenceFacts, now: number) => stamp({ address: parseAddress('ada@corp.example')!, ...facts }, { now });

describe('my own presence', () => {
  it('is as others see it, without guessing what I chose', () => {
    const note = { text: 'In the engine room', expiresAt: 90 };
    expect(mineOf(undefined, seen({ availability: 'busy', note }, 5))).to.deep.equal({ choice: undefined, availability: 'busy', note, endsAt: 90 });
  });

  it('is as the network confirmed it, until others see it anew', () => {
    const confirmed = { own: { availability: 'dnd', note: { text: '' } } as const, at: 10 };
    expect(mineOf(confirmed, seen({ availability: 'online' }, 9))).to.include({ choice: 'dnd', availability: 'dnd', note: undefined });
    expect(mineOf(confirmed, seen({ availability: 'dnd' }, 11))).to.include({ choice: 'dnd', availability: 'dnd' });
  });

  it('is no longer what I chose here once it was set elsewhere', () => {
    const confirmed = { own: { availability: 'dnd' } as const, at: 10 };
    expect(mineOf(confirmed, seen({ availability: 'away' }, 11))).to.include({ choice: undefined, availability: 'away' });
  });

  it('stays automatic whatever others see, and hidden while they see it offline', () => {
    expect(mineOf({ own: { availability: 'auto' }, at: 1 }, seen({ availability: 'away' }, 2)).choice).to.equal('auto');
    expect(mineOf({ own: { availability: 'invisible' }, at: 1 }, seen({ availability: 'offline' }, 2)).choice).to.equal('invisible');
  });

  it('is what was confirmed where nobody knows what others see', () => {
    expect(mineOf({ own: { availability: 'busy' }, at: 1 }, seen({}, 2))).to.include({ choice: 'busy', availability: 'busy' });
    expect(mineOf(undefined, undefined)).to.deep.equal({ choice: undefined, availability: undefined, note: undefined, endsAt: undefined });
  });
});
