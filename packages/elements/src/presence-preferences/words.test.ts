import { parseAddress, stamp, unknownPresence, type PresenceFacts, type ProblemCode } from '@presence-elements/core';
import { expect } from 'chai';
import { preferencesWords, reasonOf, seenWords } from './words.js';

const words = preferencesWords(document.createElement('i'));
const seen = (facts: PresenceFacts): string => seenWords(stamp({ address: parseAddress('ada@corp.example')!, ...facts }, { now: 1 }), words);
const unknown = (problem: ProblemCode): string => seenWords(unknownPresence('ada@corp.example', problem, 1), words);

describe('my preferences in words', () => {
  it('say what is seen at an address', () => {
    expect(seen({ availability: 'dnd' })).to.equal('Do not disturb');
    expect(seenWords({ ...stamp({ address: parseAddress('ada@corp.example')!, availability: 'away' }, { now: 1 }), stale: true, problem: 'pending' }, words)).to.equal('Away, last known');
  });

  it('call nothing offline of which nobody knows', () => {
    expect(unknown('no-agent')).to.equal('Unknown, No network is set up for this address');
    expect(unknown('unreachable')).to.equal('Unknown, The network cannot be reached at the moment');
    expect([unknown('pending'), seenWords(undefined, words)]).to.deep.equal(['Checking…', 'Checking…']);
  });

  it('say why nothing was changed, in words about preferring', () => {
    expect(reasonOf('forbidden', words)).to.equal('You are not allowed to change this');
    expect(reasonOf('timeout', words)).to.equal('The network did not answer in time');
  });
});
