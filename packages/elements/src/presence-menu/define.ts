import { PresenceMenu } from './presence-menu.js';

declare global {
  interface HTMLElementTagNameMap {
    'presence-menu': PresenceMenu;
  }
}

PresenceMenu.define();
