export {
  audiences, type Area, type Areas, type Audience, type ListChange, type MyPreferences, type Preferences, type PreferencesChange, type PreferencesDesk, type PresenceAccount,
  type SignIn,
} from './account.js';
export { foldDomain, foldScheme, parseAddress, splitAddresses, type ImAddress } from './address.js';
export type {
  AgentCall, AgentLimits, Message, OwnPresence, PresenceNetworkAgent, PresenceReport, PresenceSink, PresenceWatch, SendReceipt,
} from './agent.js';
export type { AgentContext, AgentKind } from './agent-kind.js';
export type { Schedule } from './alarm.js';
export { capabilities, type Capability } from './capability.js';
export { defaultRegistry, REGISTRY_KEY } from './default-registry.js';
export { PresenceError, problemCodes, problemOf, type ProblemCode } from './errors.js';
export type { JsonSchema } from './json-schema.js';
export { mergePresence, type MergeRule } from './merge.js';
export { pauseWhenHidden } from './page-lifecycle.js';
export { pageRegistry } from './page-registry.js';
export {
  availabilities, type Activity, type Availability, type Note, type OutOfOffice, type Presence, type PresenceFacts,
} from './presence.js';
export type {
  AddressInput, CapabilityHandler, PresenceRegistry, PresenceView, RegistryEvent, RegistryOptions, Resolve,
} from './presence-registry.js';
export type { Contact, ContactList, ContactRefusal, ContactRequest, Contacts, ContactsAdded, NewContact } from './contacts.js';
export { createRegistry } from './create-registry.js';
export {
  providerKinds, verificationLevels, type Provider, type ProviderAgent, type ProviderDraft, type ProviderKind, type ProviderList, type Providers,
  type Reached, type VerificationLevel,
} from './providers.js';
export { isPublicHost } from './public-host.js';
export { parseRoute, type Fit, type Route } from './route.js';
export { samePresence } from './same.js';
export type { FieldProblem, Follow, SettingsRefusal } from './settings.js';
export { stamp, unknownPresence } from './stamp.js';
export type { PresencePolicy, Viewer, Watched } from './viewer.js';
