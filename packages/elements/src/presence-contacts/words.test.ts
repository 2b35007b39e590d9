import { expect } from 'chai';
import { contactsWords, isolated, problemIn } from './words.js';

describe('the words of the contact list', () => {
  const words = contactsWords(document.createElement('p'));

  it('are about contacts where the general ones would be about seeing people', () => {
    expect(problemIn(words, 'signed-out')).to.equal('Sign in to see and change your contacts');
    expect(problemIn(words, 'timeout')).to.equal('The network did not answer in time');
  });

  it('keep a text from turning round what stands beside it, where there is no element for that', () => {
    expect(isolated('أصدقاء')).to.equal('\u2068أصدقاء\u2069');
  });
});
