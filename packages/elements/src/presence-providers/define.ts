import { PresenceProviders } from './presence-providers.js';

// Whoever listens to its events is told their types.
export type { PresenceProviderChangeEvent } from './presence-provider-change-event.js';

PresenceProviders.define();

declare global {
  interface HTMLElementTagNameMap {
    'presence-providers': PresenceProviders;
  }
}
