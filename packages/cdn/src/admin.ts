/**
 * What a page for administrators loads: `presence-providers` with its words, on top of what every page has. One script tag is
 * enough; beside that of `presence-elements.js` it loads nothing twice.
 */
import '@presence-elements/elements/presence-providers/define.js';
import './presence-elements.js';
import { speakLanguage } from './speak-language.js';

speakLanguage(document, {
  ar: async () => (await import('@presence-elements/elements/locales/providers/ar.js')).arProviders,
  de: async () => (await import('@presence-elements/elements/locales/providers/de.js')).deProviders,
  es: async () => (await import('@presence-elements/elements/locales/providers/es.js')).esProviders,
  fr: async () => (await import('@presence-elements/elements/locales/providers/fr.js')).frProviders,
  ja: async () => (await import('@presence-elements/elements/locales/providers/ja.js')).jaProviders,
});
