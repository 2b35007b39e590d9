import { PresenceIcon } from './presence-icon.js';

// Whoever listens to its events is told their types.
export type { PresenceActionEvent, PresenceChangeEvent, PresenceProblemEvent } from '../events.js';

PresenceIcon.define();

declare global {
  interface HTMLElementTagNameMap {
    'presence-icon': PresenceIcon;
  }
}
