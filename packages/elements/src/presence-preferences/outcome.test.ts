import { PresenceError } from '@presence-elements/core';
import { expect } from 'chai';
import { failureOf, hasFailed, outcomeWords, type Outcome } from './outcome.js';
import { preferencesWords } from './words.js';

const words = preferencesWords(document.createElement('i'));
const refusal = (path: string): Error => Object.assign(new Error('no'), { name: 'SettingsError', problems: [{ path, code: 'odd', message: 'This is odd.' }] });
const say = (error: unknown): string => outcomeWords(failureOf(error).outcome, words);

describe('what became of saving', () => {
  it('is said in words', () => {
    const outcomes: Outcome[] = [{ kind: 'none' }, { kind: 'saving' }, { kind: 'saved' }, { kind: 'enterprise' }, { kind: 'unsigned', problem: 'unreachable' }];
    expect(outcomes.map(outcome => outcomeWords(outcome, words))).to.deep.equal(['', 'Saving…', 'Saved.', 'Your enterprise presence is shown again.',
      'Change credentials: The network cannot be reached at the moment.']);
  });

  it('is why the network failed, or that a field is wrong', () => {
    expect(say(new PresenceError('signed-out'))).to.equal('Not saved. Sign in to see and change your preferences.');
    expect(say(new Error('oops'))).to.equal('Not saved. Something went wrong.');
    expect(say(refusal('address'))).to.equal('Not saved. Please correct what is marked.');
    expect(Object.keys(failureOf(refusal('address')).mistakes)).to.deep.equal(['address']);
  });

  it('is what the network says of what stands in no field', () => {
    expect(say(refusal(''))).to.equal('Not saved. Please correct what is marked. This is odd.');
  });

  it('is a failure or not', () => {
    expect([failureOf(new Error()).outcome, { kind: 'saving' } as const, { kind: 'wrong' } as const].map(hasFailed)).to.deep.equal([true, false, true]);
  });
});
