import { PresenceAreaSwitch } from './presence-area-switch.js';

PresenceAreaSwitch.define();

declare global {
  interface HTMLElementTagNameMap {
    'presence-area-switch': PresenceAreaSwitch;
  }
}
