export type { Answer, OrganisationFacts, Words } from './facts.js';
export { personOf } from './lists.js';
export { judgeMessage, type MessageJudgement } from './messages.js';
export type {
  Administration, AtLimit, DirectoryEntry, DirectoryImported, DirectoryPerson, Imported, ManagedArea, PageOf, PersonAuthorisation, SectionChange,
  SectionDocument, StoreProblem,
} from './organisation/administration.js';
export { sections } from './organisation/fields/section-fields.js';
export { SettingsError } from './organisation/fields/settings-error.js';
export { openOrganisation } from './organisation/open-organisation.js';
export type { FixedProvider, Organisation, OrganisationChange, OrganisationOptions } from './organisation/organisation.js';
export { exportFormat, type SettingsExport } from './organisation/settings-export.js';
export { organisationPolicy, type OrganisationPolicyOptions } from './organisation-policy.js';
export { providerProblem } from './providers.js';
export { relationshipOf, rightsTowards } from './relationship.js';
export { capabilityTables, rights } from './rights.js';
export {
  deployments, editions, relationships, type AccessSettings, type Authorisation, type Deployment, type Edition, type FederationSettings, type MessagingSettings,
  type Relationship, type Right, type Section, type Settings, type SharingSettings,
} from './settings.js';
export { localStore, type KeyValueStorage, type LocalStoreOptions, type Locks } from './store/local-store.js';
export { memoryStore, type MemoryStoreOptions } from './store/memory-store.js';
export { isRecord, plainJson, sameJson } from './store/plain-json.js';
export { StoreChanged } from './store/store-changed.js';
export {
  collections, type Change, type ChangesAsked, type Collection, type Json, type RecordedChange, type Store, type StoreChange, type StoredDocument,
} from './store/store.js';
export { TemporaryWatches } from './temporary-watches.js';
export { imInvitation, markOf, presenceSubscription, type Decision, type Mark, type Standing } from './verification.js';
export { userLooking } from './who.js';
