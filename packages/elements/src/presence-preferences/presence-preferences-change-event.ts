import type { PreferencesChange } from '@presence-elements/core';

/** What I prefer is about to be changed. `preventDefault()` leaves it to the page. */
export class PresencePreferencesChangeEvent extends Event {
  /** What is named changes; a field that is `undefined` is emptied. */
  readonly change: PreferencesChange;

  constructor(change: PreferencesChange) {
    super('presence-preferences-change', { bubbles: true, composed: true, cancelable: true });
    this.change = change;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'presence-preferences-change': PresencePreferencesChangeEvent;
  }
}
