import { PresenceScope } from './presence-scope.js';

PresenceScope.define();

declare global {
  interface HTMLElementTagNameMap {
    'presence-scope': PresenceScope;
  }
}
