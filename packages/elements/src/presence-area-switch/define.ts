import { PresenceAreaSwitch } from './presence-area-switch.js';

// Whoever listens to its events is told their types.
export type { PresenceAreaChangeEvent } from './presence-area-change-event.js';

PresenceAreaSwitch.define();

declare global {
  interface HTMLElementTagNameMap {
    'presence-area-switch': PresenceAreaSwitch;
  }
}
