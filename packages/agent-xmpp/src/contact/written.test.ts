import { langOf, parseXml } from '@presence-elements/xml';
import { describe, expect, it } from 'vitest';
import { writtenIn } from './written.js';

const read = (inside: string, languages: string[] = [], lang = 'en') => {
  const stanza = parseXml(`<presence xmlns="jabber:client"${lang && ` xml:lang="${lang}"`}>${inside}</presence>`)!;
  return writtenIn(stanza, 'status', languages, langOf(stanza));
};
const de = '<status xml:lang="de">Hallo</status>', en = '<status>Hello</status>', fr = '<status xml:lang="fr-CA">Salut</status>', br = '<status xml:lang="pt-BR">Oi</status>', pt = '<status xml:lang="pt">Olá</status>';

describe('what somebody wrote', () => {
  it('is taken in the language of the stanza', () => {
    expect(read(de + en + fr)).toEqual({ text: 'Hello', lang: 'en' });
  });

  it('is taken as it comes where that language is missing, but rather in none', () => {
    expect(read(fr + de)).toEqual({ text: 'Salut', lang: 'fr-CA' });
    expect(read(de + en, [], '')).toEqual({ text: 'Hello' });
  });

  it('is taken in the first language that the page prefers, and only then in the next', () => {
    expect(read(en + de + fr, ['fr', 'de'])).toEqual({ text: 'Salut', lang: 'fr-CA' });
    expect(read(en + de + fr, ['it', 'DE-at'])).toEqual({ text: 'Hallo', lang: 'de' });
    expect(read(de + en, ['it'])).toEqual({ text: 'Hello', lang: 'en' });
  });

  it('is taken in the very language before a cousin', () => {
    expect(read(br + pt, ['pt'])).toEqual({ text: 'Olá', lang: 'pt' });
    expect(read(pt + br, ['pt-BR'])).toEqual({ text: 'Oi', lang: 'pt-BR' });
  });

  it('is the first of two in one language', () => {
    expect(read(`${en}<status>Again</status>`)!.text).toBe('Hello');
  });

  it('is nothing where it is white space', () => {
    expect(read('<status> \n </status><status/>')).toBeUndefined();
    expect(read(`<status> </status>${de}`)!.text).toBe('Hallo');
  });

  it('is as it was written, markup and all', () => {
    expect(read('<status> &lt;img src=x onerror=alert(1)&gt; \u202Edesrever </status>')!.text).toBe(' <img src=x onerror=alert(1)> \u202Edesrever ');
  });

  it('is cut at a thousand characters, never through one', () => {
    expect(read(`<status>${'x'.repeat(999)}😀</status>`)!.text).toBe('x'.repeat(999));
    expect(read(`<status>${'x'.repeat(5000)}</status>`)!.text).toHaveLength(1000);
  });

  it('has no language that is none', () => {
    expect(read('<status>Hi</status>', [], '&lt;b&gt;')).toEqual({ text: 'Hi' });
    expect(read('<status>Hi</status>', [], 'x'.repeat(99))).toEqual({ text: 'Hi' });
  });
});
