import { PresencePreferences } from './presence-preferences.js';

// Whoever listens to its events is told their types.
export type { PresencePreferencesChangeEvent } from './presence-preferences-change-event.js';

PresencePreferences.define();

declare global {
  interface HTMLElementTagNameMap {
    'presence-preferences': PresencePreferences;
  }
}
