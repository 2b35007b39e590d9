import { expect } from 'chai';
import { draftOf, hasWrongEmoji, ownOf, type Draft } from './draft.js';

const now = 1_000_000;
const empty: Draft = { availability: undefined, text: '', emoji: '', expiry: 'never', endsAt: undefined };

describe('a draft of my presence', () => {
  it('starts as it is now', () => {
    const note = { text: 'Lunch', emoji: '🍜' };
    expect(draftOf({ choice: 'busy', availability: 'busy', note, endsAt: 77 }))
      .to.deep.equal({ availability: 'busy', text: 'Lunch', emoji: '🍜', expiry: 'keep', endsAt: 77 });
  });

  it('asks for no availability where none was chosen', () => {
    expect(ownOf({ ...empty, text: ' Lunch ' }, now)).to.deep.equal({ note: { text: 'Lunch' } });
  });

  it('asks to clear the message when the field is empty', () => {
    expect(ownOf({ ...empty, availability: 'auto' }, now)).to.deep.equal({ availability: 'auto', note: { text: '' } });
  });

  it('ends when it says, or when it already would', () => {
    expect(ownOf({ ...empty, expiry: 'hour' }, now).expiresAt).to.equal(now + 3_600_000);
    expect(ownOf({ ...empty, expiry: 'keep', endsAt: 77 }, now).expiresAt).to.equal(77);
  });

  it('takes one emoji and nothing else', () => {
    expect(ownOf({ ...empty, emoji: ' 👩‍💻 ' }, now).note).to.deep.equal({ text: '', emoji: '👩‍💻' });
    expect([' 👩‍💻 ', '', 'hello', '🎉🎉'].map(emoji => hasWrongEmoji({ ...empty, emoji }))).to.deep.equal([false, false, true, true]);
  });
});
