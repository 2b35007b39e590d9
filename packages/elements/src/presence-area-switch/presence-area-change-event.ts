/** Presence is about to be switched on or off in an area. `preventDefault()` leaves it to the page. */
export class PresenceAreaChangeEvent extends Event {
  readonly area: string;
  readonly enabled: boolean;

  constructor(area: string, enabled: boolean) {
    super('presence-area-change', { bubbles: true, composed: true, cancelable: true });
    this.area = area;
    this.enabled = enabled;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'presence-area-change': PresenceAreaChangeEvent;
  }
}
