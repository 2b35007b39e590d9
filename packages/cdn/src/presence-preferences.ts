/**
 * What a page with `<presence-preferences>` loads: the element and, in the page's language, its words; with it comes the switch
 * of an area, which uses the same. An element whose words are not in the pack of every language has a module like this one, and
 * in `presence-elements.ts` a line that loads it.
 */
import '@presence-elements/elements/presence-area-switch/define.js';
import '@presence-elements/elements/presence-preferences/define.js';
import { speakLanguage } from './speak-language.js';

speakLanguage(document, {
  ar: async () => (await import('@presence-elements/elements/locales/preferences/ar.js')).arPreferences,
  de: async () => (await import('@presence-elements/elements/locales/preferences/de.js')).dePreferences,
  es: async () => (await import('@presence-elements/elements/locales/preferences/es.js')).esPreferences,
  fr: async () => (await import('@presence-elements/elements/locales/preferences/fr.js')).frPreferences,
  ja: async () => (await import('@presence-elements/elements/locales/preferences/ja.js')).jaPreferences,
});
