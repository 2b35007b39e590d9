import type { ImAddress, PresenceReport } from '@presence-elements/core';
import type { XmlElement } from '@presence-elements/xml';

/** What an entry of the roster says of a contact (RFC 6121 §2.1.2). */
export interface Subscription {
  /** 'none', 'to', 'from' or 'both'. */
  readonly subscription: string;
  /** Asked, and not answered yet. */
  readonly ask: boolean;
}

/** All that is known of one contact, and the report that follows from it. */
export class Contact {
  readonly address: ImAddress;

  constructor(address: ImAddress) {
    this.address = address;
  }

  subscription(_state: Subscription): void {
    // Comes with the next commit.
  }

  presence(_stanza: XmlElement, _now: number): void {
    // Comes with the next commit.
  }

  event(_message: XmlElement, _now: number): void {
    // Comes with the next commit.
  }

  assume(): void {
    // Comes with the next commit.
  }

  reset(): void {
    // Comes with the next commit.
  }

  report(_now: number): PresenceReport {
    return { address: this.address, availability: 'unknown', problem: 'pending', network: 'xmpp' };
  }
}
