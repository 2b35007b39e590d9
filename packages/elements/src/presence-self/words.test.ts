import { expect } from 'chai';
import type { Mine } from './mine.js';
import { noteOf, refusalOf, selfWords, stateOf } from './words.js';

const words = selfWords(document.createElement('i'));
const nobody: Mine = { choice: undefined, availability: undefined, note: undefined, endsAt: undefined };

describe('my own presence in words', () => {
  it('is what others see, but what I hide behind where I hide', () => {
    expect(stateOf({ ...nobody, availability: 'dnd' }, words)).to.equal('Do not disturb');
    expect(stateOf({ ...nobody, choice: 'invisible', availability: 'offline' }, words)).to.equal('Appear offline');
    expect(stateOf({ ...nobody, choice: 'auto' }, words)).to.equal('Automatic');
    expect(stateOf({ ...nobody, choice: 'auto', availability: 'away' }, words)).to.equal('Away');
  });

  it('is nothing where nobody says, and never a guess', () => {
    expect(stateOf(nobody, words)).to.equal('');
    expect(stateOf({ ...nobody, availability: 'unknown' }, words)).to.equal('Unknown');
  });

  it('has my message as safe text', () => {
    expect(noteOf({ ...nobody, note: { emoji: '🎉', text: 'Release\u202E day' } })).to.equal('🎉 Release day');
    expect(noteOf({ ...nobody, note: { text: ' ' } })).to.equal('');
  });

  it('says why nothing was saved, in words about setting', () => {
    expect(refusalOf('forbidden', words)).to.equal('Not saved. You are not allowed to set this.');
    expect(refusalOf('timeout', words)).to.equal('Not saved. The network did not answer in time.');
  });
});
