/** What may come for one contact (RFC 3856 §6.5, [MS-PRES]). Not partial presence, which nobody here sends. */
export const PRESENCE_TYPES = 'application/pidf+xml, application/msrtc-event-categories+xml';

/** What may come for a list of them (RFC 4662 §4.4). */
export const LIST_TYPES: string = `multipart/related, application/rlmi+xml, ${PRESENCE_TYPES}`;
