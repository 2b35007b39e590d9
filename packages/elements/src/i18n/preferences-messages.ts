import type { Audience, Preferences } from '@presence-elements/core';

/** The two lists that a person keeps. */
export type ListName = 'allow' | 'block';

/** Mistakes in a field that have words here; of any other the network's own message is shown, or `refused` where it has none. */
export const fieldMistakes = [
  'required', 'not-an-address', 'not-listable', 'already', 'too-long', 'too-many', 'own-address', 'address-taken', 'not-allowed', 'refused',
] as const;

export type FieldMistake = (typeof fieldMistakes)[number];

/** What the form for one's preferences says, and the switch for presence in an area. */
export interface PreferencesMessages {
  readonly preferences: {
    readonly title: string;
    readonly loading: string;
    /** Where no network here keeps preferences. */
    readonly notOffered: string;
    /** Nothing can be shown, and why. */
    unreadable(problem: string): string;
    readonly retry: string;
    readonly network: string;
    readonly networkHint: string;
    readonly address: string;
    readonly displayName: string;
    /** Who reads it. */
    readonly displayNameHint: string;
    /** What is seen now at the address that was typed: 'Seen there now: Away'. */
    preview(state: string): string;
    readonly useEnterprise: string;
    readonly enterpriseBack: string;
    readonly signIns: string;
    readonly signInsHint: string;
    readonly changeCredentials: string;
    /** The same, told apart from those of other networks; holds the words of `changeCredentials`, which are what is seen (WCAG 2.5.3). */
    changeCredentialsOf(network: string): string;
    /** Its address is none that a page may be sent to. */
    readonly signInUnsafe: string;
    /** Said before somebody goes there, with words of `changeCredentials` in it. */
    readonly unsaved: string;
    readonly visibility: string;
    readonly noteFor: string;
    readonly lastActiveFor: string;
    readonly locationFor: string;
    readonly audiences: Readonly<Record<Audience, string>>;
    readonly sharing: string;
    readonly sharingMine: string;
    readonly sharings: Readonly<Record<Preferences['sharing'], string>>;
    readonly approval: string;
    readonly approvals: Readonly<Record<Preferences['approval'], string>>;
    readonly messages: string;
    readonly onlyAllowedMayWrite: string;
    readonly save: string;
    readonly cancel: string;
    readonly saving: string;
    readonly saved: string;
    /** Nothing was changed, and why. */
    failed(problem: string): string;
    /** Some fields hold what cannot be taken. */
    readonly wrong: string;
    readonly lists: Readonly<Record<ListName, ListMessages>>;
    /** On the allow list, of who stands on the block list too. */
    readonly blockedToo: string;
    readonly entry: string;
    readonly entryExample: string;
    readonly add: string;
    readonly remove: string;
    added(entry: string): string;
    removed(entry: string): string;
    readonly undo: string;
    readonly mistakes: Readonly<Record<FieldMistake, string>>;
    /** Where the general words would be about seeing, not about preferring. */
    readonly problems: Readonly<Record<'no-agent' | 'signed-out' | 'forbidden' | 'rate-limited' | 'agent-fault', string>>;
    /** The switch of an area's moderators. */
    readonly area: string;
  };
}

export interface ListMessages {
  readonly title: string;
  /** What it does to those who stand on it. */
  readonly hint: string;
  readonly empty: string;
  /** The accessible name of what adds to it; holds the words of `add`. */
  readonly addTo: string;
  /** The accessible name of what takes one away; holds the words of `remove`. */
  removeFrom(entry: string): string;
}
