import type { ContactsMessages } from './contacts-messages.js';
import type { Messages } from './messages.js';
import type { OverlayMessages } from './overlay-messages.js';
import type { PreferencesMessages } from './preferences-messages.js';
import type { ProvidersMessages } from './providers-messages.js';
import type { SelfMessages } from './self-messages.js';

/** All words of a language: the compiler asks each `locales/<lang>.ts` for what is missing. */
export type Pack = Messages & OverlayMessages & SelfMessages;

/** With what only some pages show, and only they download: `locales/preferences/<lang>.ts`, … */
type AllWords = Pack & ContactsMessages & PreferencesMessages & ProvidersMessages;

/** Some of the words: of a language not yet finished, or the host's own. The rest come from the next best language. */
export type PartialPack = { readonly [Key in keyof AllWords]?: AllWords[Key] extends (...args: never) => unknown ? AllWords[Key] : PartialTable<AllWords[Key]> };

type PartialTable<Table> = Table extends object ? { readonly [Key in keyof Table]?: Table[Key] | PartialTable<Table[Key]> } : Table;
