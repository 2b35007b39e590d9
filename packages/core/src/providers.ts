import type { JsonSchema } from './json-schema.js';
import type { ProblemCode } from './errors.js';
import type { Follow } from './settings.js';

/** What a network is to the organisation (OCS 2007 R2, Communications Server 2010): a connection of its own, a server elsewhere, a public service. */
export const providerKinds = ['enterprise', 'federated', 'public'] as const;

export type ProviderKind = (typeof providerKinds)[number];

/**
 * Whose presence subscriptions from a provider's people count as verified: of none, so that only those on the recipient's contact
 * list get through · of those whom the provider has verified (the default) · of all.
 */
export const verificationLevels = ['contacts-only', 'provider-verified', 'everyone'] as const;

export type VerificationLevel = (typeof verificationLevels)[number];

/** A network that the organisation has on its list: an enterprise connection, a federated server, a public provider. */
export interface ProviderDraft {
  readonly kind: ProviderKind;
  readonly name: string;
  /** 'corp.example', '*.corp.example', 'aim:'. */
  readonly routes: readonly string[];
  /** Who speaks it; absent where the portal itself has registered an agent for these routes. Secrets stand as `{ env: 'NAME' }`. */
  readonly agent?: { readonly kind: string; readonly options: Readonly<Record<string, unknown>> } | undefined;
  /** Cleared, it is blocked for now, and its settings are kept. */
  readonly allowed: boolean;
  readonly verification: VerificationLevel;
  /** Is it a public IM provider, whose people are nobody's colleagues? */
  readonly isPublic: boolean;
  /** What a public provider supports beside presence and one-to-one messages: 'av', 'file-transfer', … */
  readonly supports: readonly string[];
  /** The host's own sign-in page for this network. */
  readonly signIn?: string | undefined;
}

/** A network as it stands on the list. */
export interface Provider extends ProviderDraft {
  readonly id: string;
  /** Rises with each change: who changes an older one is told, and overwrites nothing. */
  readonly revision: number;
  /** Of several enterprise connections one is active. */
  readonly active: boolean;
  /** Stands in the operator's configuration file: its agent cannot be changed here, nor can it be removed. */
  readonly fixed?: boolean | undefined;
}

/** A kind of agent that is there to be chosen, with the form of its options. */
export interface ProviderAgent {
  readonly kind: string;
  readonly title: string;
  /** As in `AgentKind.options`; a secret is an object `{ env }`: the name of an environment variable of the relay. */
  readonly options: JsonSchema;
}

/** The list of networks as it is now. */
export interface Providers {
  /** Enterprise connections first, then federated servers, then public providers. */
  readonly providers: readonly Provider[];
  /** Is federation, with servers and with public providers, switched on at all? */
  readonly federation: boolean;
  /** The kinds of agent that may be chosen. */
  readonly agents: readonly ProviderAgent[];
}

/** Was a network reached just now? */
export interface Reached {
  readonly reached: boolean;
  readonly problem?: ProblemCode | undefined;
  /** In words, for an administrator. */
  readonly message: string;
  /** How long it took. */
  readonly milliseconds: number;
}

/** The administrators' list of networks. All but `read` reject with a `SettingsError` for what cannot be taken; then nothing has changed. */
export interface ProviderList {
  read(): Promise<Providers>;
  add(draft: ProviderDraft): Promise<Provider>;
  /** Changes what is named; `undefined` empties it. Of another revision than the one on the list, the code is `conflict`. */
  change(id: string, change: Partial<ProviderDraft>, revision: number): Promise<Provider>;
  /** What was shown of its people becomes unknown at once. */
  remove(id: string): Promise<void>;
  /** Undoes a removal: the same again, under the same id. */
  restore(provider: Provider): Promise<Provider>;
  /** Makes it the active one of several enterprise connections. */
  activate(id: string): Promise<void>;
  setFederation(enabled: boolean): Promise<void>;
  /** Tries to reach it now, also before it is saved. */
  check(provider: ProviderDraft | { readonly id: string }): Promise<Reached>;
  readonly follow?: Follow | undefined;
}
