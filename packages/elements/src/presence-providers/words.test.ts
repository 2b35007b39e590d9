import { expect } from 'chai';
import { mistakeIn, problemIn, providersWords, sentencesAt } from './words.js';

const words = providersWords(document.createElement('i'));

describe('the words for administrators', () => {
  it('say what went wrong with the list, not with seeing somebody', () => {
    expect([problemIn(words, 'forbidden'), problemIn(words, 'network-disabled')]).to.deep.equal(['You are not allowed to do this', words.problems['network-disabled']]);
  });

  it('say what is wrong with an entry, with its limit', () => {
    expect(mistakeIn(words, { path: 'a', code: 'too-big', detail: '100' })).to.equal('Enter 100 or less.');
    expect(mistakeIn(words, { path: 'a', code: 'not-json', detail: '$& <b>\u202E' })).to.equal('This is not complete JSON: $& <b>');
  });

  it('leave a mistake that they do not know to whoever found it', () => {
    expect(mistakeIn(words, { path: 'a', code: 'new', message: 'This domain is your own.\u202E' })).to.equal('This domain is your own.');
    expect(mistakeIn(words, { path: 'a', code: 'too-long', message: 'Write 64 characters at most.' })).to.equal('Write 64 characters at most.');
    expect(mistakeIn(words, { path: 'a', code: 'constructor' })).to.equal('This does not look as described.');
  });

  it('stand once at each place, and say which part is meant', () => {
    const mistakes = [{ path: 'routes.1', code: 'not-a-route' }, { path: 'routes.1', code: 'not-a-route' }, { path: 'values.a.b', code: 'required' }, { path: 'name', code: 'required' }];
    const sentences = sentencesAt(words, mistakes, path => path.split('.')[0]!);
    expect([...sentences.keys()]).to.deep.equal(['routes', 'values', 'name']);
    expect(sentences.get('routes')).to.have.length(1);
    expect([sentences.get('routes')![0]!.slice(0, 9), sentences.get('values'), sentences.get('name')]).to.deep.equal(['Entry 2: ', ['a.b: Please fill this in.'], ['Please fill this in.']]);
  });
});
