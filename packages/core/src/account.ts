import type { ContactList } from './contacts.js';
import type { ProviderList } from './providers.js';
import type { Follow } from './settings.js';

/**
 * What a network keeps for its viewer beside presence.
 *
 * Each part is optional: a missing one is not kept there, or not for this viewer.
 */
export interface PresenceAccount {
  readonly preferences?: PreferencesDesk | undefined;
  readonly contacts?: ContactList | undefined;
  readonly areas?: Areas | undefined;
  /** Administrators only. */
  readonly providers?: ProviderList | undefined;
}

/** Who may see a part of my presence. */
export const audiences = ['everyone', 'contacts', 'nobody'] as const;

/** `contacts` are the people on my contact list. */
export type Audience = (typeof audiences)[number];

/** What a person prefers. */
export interface Preferences {
  /** My IM address on another network: while set, it stands in for my enterprise presence. */
  readonly address?: string | undefined;
  /** My name on that network. */
  readonly displayName?: string | undefined;
  readonly noteFor: Audience;
  readonly lastActiveFor: Audience;
  /** Where I am: 'working-remotely', 'in-office'. */
  readonly locationFor: Audience;
  /** Is my presence shared at all? `organisation` is whatever the organisation has set. */
  readonly sharing: 'organisation' | 'on' | 'off';
  /** May others see me without asking? */
  readonly approval: 'organisation' | 'open' | 'ask';
  /** People (`ada@corp.example`) and domains (`corp.example`) that may see and reach me without asking. */
  readonly allow: readonly string[];
  /** People and domains for whom I am always offline. Goes before `allow`, and is nobody else's business. */
  readonly block: readonly string[];
  /** Only who stands on my allow list may write to me. */
  readonly onlyAllowedMayWrite: boolean;
}

/** Steps in a list, whatever else changes in it at the same time: entries that leave it, and entries that come to its end unless they are there already. */
export interface ListChange {
  readonly add?: readonly string[] | undefined;
  readonly remove?: readonly string[] | undefined;
}

/** Changes what is named; `undefined` empties a field. A list can be named whole or by its steps: two pages that each add somebody lose neither. */
export type PreferencesChange = Partial<Omit<Preferences, 'allow' | 'block'>> & {
  readonly allow?: readonly string[] | ListChange | undefined;
  readonly block?: readonly string[] | ListChange | undefined;
};

/** A network on which one signs in with a name and a password of one's own, which never pass through here. */
export interface SignIn {
  readonly provider: string;
  readonly name: string;
  /** A page of the host's own; `{back}` in it stands for where to return to. */
  readonly url: string;
}

/** What I prefer, and what there is to choose. */
export interface MyPreferences extends Preferences {
  readonly signIns: readonly SignIn[];
  /** May one differ from the organisation in `sharing` and `approval`? */
  readonly mayOverride: boolean;
}

/** Where my preferences are kept. */
export interface PreferencesDesk {
  read(): Promise<MyPreferences>;
  /** Answers what is kept afterwards. Rejects with a `SettingsError` for what cannot be taken; then nothing has changed. */
  write(change: PreferencesChange): Promise<MyPreferences>;
  readonly follow?: Follow | undefined;
}

/** Is presence switched on in an area of the portal, and may the viewer switch it? */
export interface Area {
  readonly enabled: boolean;
  /** May this viewer switch it? */
  readonly moderated: boolean;
}

/** The areas of a portal (WebCenter's spaces), by names of the host's own choice of up to 200 characters. */
export interface Areas {
  /** One that nobody has switched is enabled. Rejects with a `SettingsError` for what is no name. */
  read(area: string): Promise<Area>;
  /** Answers what is kept afterwards. Rejects with `forbidden` for anybody but the area's moderators and administrators. */
  write(area: string, enabled: boolean): Promise<Area>;
  readonly follow?: Follow | undefined;
}
