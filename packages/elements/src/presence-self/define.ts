import { PresenceSelf } from './presence-self.js';

// Whoever listens to its events is told their types.
export type { PresencePublishEvent } from './presence-publish-event.js';

PresenceSelf.define();

declare global {
  interface HTMLElementTagNameMap {
    'presence-self': PresenceSelf;
  }
}
