import { PresenceMenu } from './presence-menu.js';

// Whoever listens to its events is told their types.
export type { PresenceActionEvent, PresenceProblemEvent } from '../events.js';

declare global {
  interface HTMLElementTagNameMap {
    'presence-menu': PresenceMenu;
  }
}

PresenceMenu.define();
