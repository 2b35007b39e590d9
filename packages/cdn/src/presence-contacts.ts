/** What a page with `<presence-contacts>` loads: the element and, in the page's language, its words. */
import '@presence-elements/elements/presence-contacts/define.js';
import { speakLanguage } from './speak-language.js';

speakLanguage(document, {
  ar: async () => (await import('@presence-elements/elements/locales/contacts/ar.js')).arContacts,
  de: async () => (await import('@presence-elements/elements/locales/contacts/de.js')).deContacts,
  es: async () => (await import('@presence-elements/elements/locales/contacts/es.js')).esContacts,
  fr: async () => (await import('@presence-elements/elements/locales/contacts/fr.js')).frContacts,
  ja: async () => (await import('@presence-elements/elements/locales/contacts/ja.js')).jaContacts,
});
