/**
 * What a plain script tag loads: the icon, the scope, the page's registry and the relay agent.
 * Every other element comes in its own chunk, the first time its tag is on the page.
 */
import { installRelay } from '@presence-elements/agent-relay';
import { defineOnUse } from './define-on-use.js';
import { speakLanguage } from './speak-language.js';
import '@presence-elements/elements/presence-icon/define.js';
import '@presence-elements/elements/presence-scope/define.js';

export { relayAgent } from '@presence-elements/agent-relay';
export { defaultRegistry } from '@presence-elements/core';
export { addMessages, PresenceIcon } from '@presence-elements/elements';

installRelay();
defineOnUse(document, {
  'status-tooltip': () => import('@presence-elements/elements/status-tooltip/define.js'),
  'presence-menu': () => import('@presence-elements/elements/presence-menu/define.js'),
  'presence-self': () => import('@presence-elements/elements/presence-self/define.js'),
  'presence-contacts': () => import('./presence-contacts.js'),
  'presence-preferences': () => import('./presence-preferences.js'),
  'presence-area-switch': () => import('./presence-preferences.js'),
});
speakLanguage(document, {
  ar: async () => (await import('@presence-elements/elements/locales/ar.js')).ar,
  de: async () => (await import('@presence-elements/elements/locales/de.js')).de,
  es: async () => (await import('@presence-elements/elements/locales/es.js')).es,
  fr: async () => (await import('@presence-elements/elements/locales/fr.js')).fr,
  ja: async () => (await import('@presence-elements/elements/locales/ja.js')).ja,
});
