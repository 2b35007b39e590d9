import type { Capability, Provider } from '@presence-elements/core';

/** All that an organisation has decided. Plain data, as it is kept. */
export interface Settings {
  readonly providers: readonly Provider[];
  readonly federation: FederationSettings;
  readonly access: AccessSettings;
  readonly sharing: SharingSettings;
  readonly messaging: MessagingSettings;
}

/** The sections that are kept as one document each; providers are kept one by one. */
export type Section = Exclude<keyof Settings, 'providers'>;

/** Whether the organisation deals with anybody outside. */
export interface FederationSettings {
  /** Switched off, no server and no public provider outside is asked or answered, whatever the list says. */
  readonly enabled: boolean;
}

/** Which table of capabilities holds: the seed's, of the pre-release of Communications Server 2010, or the released product's (Lync Server 2010). */
export const editions = ['pre-release', 'released'] as const;

/** `released` unless an administrator says otherwise. */
export type Edition = (typeof editions)[number];

/** The two deployment options (Communications Server 2010, external user access). */
export const deployments = ['im-and-presence', 'conferencing'] as const;

/** `im-and-presence`: nothing but that · `conferencing`: web and audio/video conferences, too. */
export type Deployment = (typeof deployments)[number];

/** Who may do what across the organisation's border (Communications Server 2010, external user access). */
export interface AccessSettings {
  readonly edition: Edition;
  /** What federated people may do. */
  readonly federated: Deployment;
  /** What people of public providers may do, as far as their provider supports it. */
  readonly publicIm: Deployment;
  /** Who may deal with people of federated servers: everybody of the organisation, or whom an administrator has authorised. */
  readonly federationFor: 'everyone' | 'authorised';
  /** Who may deal with people of public providers. */
  readonly publicImFor: 'everyone' | 'authorised';
  /** Who may sign in from outside the organisation's own network. */
  readonly remoteFor: 'everyone' | 'authorised';
  /** The organisation's own domains besides the portal's. */
  readonly domains: readonly string[];
  /** People and domains outside whom the organisation always lets in … */
  readonly allow: readonly string[];
  /** … and never. Goes before `allow`. */
  readonly block: readonly string[];
}

/** How far presence is shared within the organisation (Cisco IM and Presence, availability and IM settings). */
export interface SharingSettings {
  /** Availability sharing. Off: people see their own, everybody else is unknown, also who is outside. */
  readonly enabled: boolean;
  /** May people see each other without asking, or does each have to ask each? */
  readonly approval: 'open' | 'ask';
  /** May a person set `sharing` and `approval` differently for themselves? */
  readonly mayOverride: boolean;
  /** Contacts on one person's list; absent: no limit. */
  readonly maxContacts?: number | undefined;
  /** People who have one person on their lists; absent: no limit. */
  readonly maxWatchers?: number | undefined;
  /** Watching people who are not on one's contact list (ad-hoc presence subscriptions). */
  readonly temporary: {
    readonly enabled: boolean;
    /** At once, by one viewer; absent: no limit. */
    readonly max?: number | undefined;
    /** How long one such watch holds its place from when it was taken, in milliseconds. */
    readonly ttl: number;
  };
}

/** Instant messaging (Cisco IM and Presence). */
export interface MessagingSettings {
  /** Instant messaging as a whole. */
  readonly enabled: boolean;
  /** Messages to people who are offline are refused rather than kept for them. */
  readonly suppressOffline: boolean;
  /** May networks and clients keep a history? */
  readonly history: boolean;
  /** May one message go to many? */
  readonly broadcast: boolean;
}

/** What an administrator has authorised one person to do, where the organisation authorises person by person (`MSFT_SIPESUserSetting`). */
export interface Authorisation {
  readonly federation: boolean;
  readonly publicIm: boolean;
  readonly remote: boolean;
}

/** What one may do towards somebody: presence and the address book are rights too. */
export type Right = 'presence' | 'address-book' | Extract<Capability, 'message' | 'group-message' | 'call' | 'video' | 'av-conference' | 'web-conference' | 'file-transfer'>;

/** What a contact is to a viewer. */
export const relationships = ['self', 'internal', 'remote', 'federated', 'public', 'anonymous'] as const;

/** From the most privileged to the least. */
export type Relationship = (typeof relationships)[number];
