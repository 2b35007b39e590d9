import { PresencePreferences } from './presence-preferences.js';

PresencePreferences.define();

declare global {
  interface HTMLElementTagNameMap {
    'presence-preferences': PresencePreferences;
  }
}
