import type { OwnPresence } from '@presence-elements/core';

export interface Publication {
  /** Whose presence: `pres:ada@corp.example` or `sip:ada@corp.example`. */
  readonly entity: string;
  /** Tells this device from the person's others. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** One's own presence as a PUBLISH carries it (RFC 3863, 4479, 4480). */
export function writePidf(_own: OwnPresence, _publication: Publication): string {
  return '';
}

/** What others will read of it: this network knows fewer words than ours. */
export function publishedAs(own: OwnPresence, _publication: Publication): OwnPresence {
  return own;
}
