import { langOf, messagesFor, type Pack } from '@presence-elements/elements';
import { de } from '@presence-elements/elements/locales/de.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { speakLanguage } from './speak-language.js';

describe('speaking the language of the page', () => {
  let changed: () => void;
  let asked: string[];
  const packs = { de: (): Promise<Pack> => { asked.push('de'); return Promise.resolve(de); } };
  const page = (lang: string) => ({ documentElement: { lang } });

  beforeEach(() => {
    asked = [];
    vi.stubGlobal('document', page(''));
    vi.stubGlobal('MutationObserver', class {
      constructor(look: () => void) { changed = look; }
      observe(): void { /* The test says when the language changes. */ }
      disconnect(): void { changed = () => undefined; }
    });
  });
  afterEach(() => { vi.unstubAllGlobals(); });

  it('loads nothing for English, nor for a language that nobody has translated', () => {
    speakLanguage(page('en'), packs)();
    speakLanguage(page('tlh'), packs)();
    speakLanguage(page('constructor'), packs)();
    expect(asked).toEqual([]);
  });

  it('loads the words of a regional language once, and the elements have them', async () => {
    const stop = speakLanguage(page('de-AT'), packs);
    await Promise.resolve();
    const element = { closest: () => ({ getAttribute: () => 'de-AT' }), getRootNode: () => ({}) } as unknown as Element;
    expect(langOf(element)).toBe('de-AT');
    expect(messagesFor(element).availability.away).toBe('Abwesend');
    stop();
    expect(asked).toEqual(['de']);
  });

  it('follows when the page changes its language', () => {
    const current = page('en');
    const stop = speakLanguage(current, packs);
    current.documentElement.lang = 'de';
    changed();
    changed();
    expect(asked).toEqual(['de']);
    stop();
  });

  it('tries again at the next change when the words could not be had', async () => {
    const failing = { de: (): Promise<Pack> => { asked.push('de'); return Promise.reject(new Error('gone')); } };
    const stop = speakLanguage(page('de'), failing);
    await Promise.resolve();
    await Promise.resolve();
    changed();
    expect(asked).toEqual(['de', 'de']);
    stop();
  });
});
