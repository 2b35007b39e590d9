import '../presence-icon/define.js';
import { PresenceContacts } from './presence-contacts.js';

// Whoever listens to its events is told their types.
export type { PresenceContactsChangeEvent } from './presence-contacts-change-event.js';

PresenceContacts.define();

declare global {
  interface HTMLElementTagNameMap {
    'presence-contacts': PresenceContacts;
  }
}
