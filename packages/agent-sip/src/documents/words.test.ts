import { parseXml } from '@presence-elements/xml';
import { noteOf, preferred, wordsOf } from './words.js';

describe('a reader of notes', () => {
  it('trims, and takes nothing for nothing', () => {
    expect([' back soon\r\n', '  ', '', undefined].map(wordsOf)).toEqual(['back soon', undefined, undefined, undefined]);
  });

  it('keeps at most a thousand characters, and no half of one', () => {
    expect(wordsOf('x'.repeat(5000))).toHaveLength(1000);
    expect(wordsOf('x'.repeat(999) + '😀')).toBe('x'.repeat(999));
  });

  it('takes controls out, and nothing else', () => {
    expect(wordsOf('a\u0007b\u009Fc')).toBe('abc');
  });

  it.each(['\u200Fשלום\u200E', 'a\u202Eb\u2066c'])('leaves %j, which turns text round, to whoever draws it', text => {
    expect(wordsOf(text)).toBe(text);
  });

  it('knows the language of a note, its own before the one around it', () => {
    expect(noteOf(parseXml('<note xml:lang="de">da</note>')!, 'en')).toEqual({ text: 'da', lang: 'de' });
    expect(noteOf(parseXml('<note>here</note>')!, 'en')).toEqual({ text: 'here', lang: 'en' });
    expect(noteOf(parseXml('<note>here</note>')!, undefined)).toEqual({ text: 'here' });
  });

  it('prefers a language that is wanted, else the first', () => {
    const notes = [{ text: 'here', lang: 'en' }, { text: 'da', lang: 'de-AT' }, { text: '?' }];
    expect(preferred(notes, ['fr', 'de'])?.text).toBe('da');
    expect(preferred(notes, ['de-AT-1996'])?.text).toBe('da');
    expect(preferred(notes, ['d'])?.text).toBe('here');
    expect(preferred(notes, [])?.text).toBe('here');
    expect(preferred([], ['de'])).toBeUndefined();
  });
});
