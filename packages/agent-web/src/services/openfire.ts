import type { WebService } from '../web-service.js';

/** Openfire's presence plugin: a presence stanza. Whom it does not know and whom one may not see are both `forbidden`. */
export const openfire: WebService = {
  name: 'openfire',
  title: 'Openfire (presence plugin)',
  schemes: ['im', 'xmpp'],
  path: '/plugins/presence/status?jid={address}&type=xml',
  read: { format: 'xml', root: 'presence', proof: '@from', state: ['error.*.#name', '@type', 'show'], note: 'status' },
  values: {
    '': 'online',
    chat: { availability: 'online', activity: 'free-to-chat' },
    away: 'away',
    xa: { availability: 'away', activity: 'extended-away' },
    dnd: 'dnd',
    unavailable: 'offline',
    forbidden: { problem: 'forbidden' },
  },
  // What the plugin itself writes where a person who has left wrote nothing.
  silent: ['Unavailable'],
};
