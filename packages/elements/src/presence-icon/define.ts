import { PresenceIcon } from './presence-icon.js';

PresenceIcon.define();

declare global {
  interface HTMLElementTagNameMap {
    'presence-icon': PresenceIcon;
  }
}
