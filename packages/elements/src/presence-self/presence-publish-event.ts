import type { OwnPresence } from '@presence-elements/core';

/** One's own presence is about to be set. `preventDefault()` leaves it to the page. */
export class PresencePublishEvent extends Event {
  readonly own: OwnPresence;

  constructor(own: OwnPresence) {
    super('presence-publish', { bubbles: true, composed: true, cancelable: true });
    this.own = own;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'presence-publish': PresencePublishEvent;
  }
}
