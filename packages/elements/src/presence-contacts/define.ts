import '../presence-icon/define.js';
import { PresenceContacts } from './presence-contacts.js';

PresenceContacts.define();

declare global {
  interface HTMLElementTagNameMap {
    'presence-contacts': PresenceContacts;
  }
}
