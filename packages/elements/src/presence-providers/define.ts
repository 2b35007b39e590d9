import { PresenceProviders } from './presence-providers.js';

PresenceProviders.define();

declare global {
  interface HTMLElementTagNameMap {
    'presence-providers': PresenceProviders;
  }
}
