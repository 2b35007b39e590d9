import type { WebService } from '../web-service.js';

/**
 * ejabberd's mod_webpresence: one element for each resource, none for whoever is offline. By default each user must allow it
 * first; those who do not and those it does not know look alike.
 */
export const ejabberd: WebService = {
  name: 'ejabberd',
  title: 'ejabberd (mod_webpresence)',
  schemes: ['im', 'xmpp'],
  path: '/presence/jid/{user}/{domain}/xml',
  read: { format: 'xml', root: 'presence', proof: '@user', each: 'resource', state: '@show', priority: '@priority', note: '#text' },
  values: {
    available: 'online',
    chat: { availability: 'online', activity: 'free-to-chat' },
    away: 'away',
    xa: { availability: 'away', activity: 'extended-away' },
    dnd: 'dnd',
  },
  none: { availability: 'offline', confidence: 'assumed' },
  statuses: { 404: 'no-data' },
};
