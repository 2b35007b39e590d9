// RFC 3863, RFC 4479, RFC 4480; beside each, the drafts that servers still write.

export const PIDF = 'urn:ietf:params:xml:ns:pidf';
export const DATA_MODEL = 'urn:ietf:params:xml:ns:pidf:data-model';
export const RPID = 'urn:ietf:params:xml:ns:pidf:rpid';

/** Where a `person` may come from: Asterisk's chan_sip and FreeSWITCH write the second. */
export const personal: readonly string[] = [DATA_MODEL, 'urn:ietf:params:xml:ns:pidf:person'];

/** Where `activities` and `user-input` may come from. */
export const rich: readonly string[] = [
  RPID,
  'urn:ietf:params:xml:ns:pidf:rpid:rpid-person',
  'urn:ietf:params:xml:ns:pidf:rpid:status:rpid-status',
  'urn:ietf:params:xml:ns:pidf:status:rpid',
];

/** What this package understands, for `mustUnderstand` (RFC 3863 §4.3.3). */
export const understood: ReadonlySet<string> = new Set([PIDF, ...personal, ...rich]);
