import type { NewContact } from '@presence-elements/core';

/** What is to be changed in a contact list. */
export type ContactsChange =
  | { readonly type: 'add'; readonly contacts: readonly NewContact[] }
  | { readonly type: 'change'; readonly address: string; readonly change: Omit<NewContact, 'address'> }
  | { readonly type: 'remove'; readonly addresses: readonly string[] }
  | { readonly type: 'approve' | 'deny'; readonly address: string };

/** A contact list is about to be changed. `preventDefault()` leaves it to the page. */
export class PresenceContactsChangeEvent extends Event {
  readonly change: ContactsChange;

  constructor(change: ContactsChange) {
    super('presence-contacts-change', { bubbles: true, composed: true, cancelable: true });
    this.change = change;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'presence-contacts-change': PresenceContactsChangeEvent;
  }
}
