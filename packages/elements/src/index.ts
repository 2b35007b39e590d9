export { PresenceActionEvent, PresenceChangeEvent, PresenceProblemEvent } from './events.js';
export { findRegistry, type OnRegistry } from './controllers/find-registry.js';
export { addMessages, langOf, messagesFor, onMessages } from './i18n/localize.js';
export type { Messages } from './i18n/messages.js';
export type { OverlayMessages } from './i18n/overlay-messages.js';
export type { Pack, PartialPack } from './i18n/pack.js';
export type { SelfMessages } from './i18n/self-messages.js';
export { PresenceScope } from './presence-scope/presence-scope.js';
export type { PresenceScopeLike } from './presence-scope/presence-scope-like.js';
