import type { WebService } from '../web-service.js';

/**
 * Prosody's mod_webpresence: public, without anybody's leave. Whom it does not know, whoever never signed in and whoever
 * has a negative priority is 'offline' like everybody else, so its offline is assumed.
 */
export const prosody: WebService = {
  name: 'prosody',
  title: 'Prosody (mod_webpresence)',
  schemes: ['im', 'xmpp'],
  path: '/status/{user}@{domain}/json',
  read: { format: 'json', proof: 'jid', state: 'show', note: 'status' },
  values: {
    online: 'online',
    chat: { availability: 'online', activity: 'free-to-chat' },
    away: 'away',
    xa: { availability: 'away', activity: 'extended-away' },
    dnd: 'dnd',
    offline: { availability: 'offline', confidence: 'assumed' },
  },
  silent: ['null'],
  // 500: a <show> that the module does not know. 404: this web server knows no such host, so it is not the person's fault.
  statuses: { 404: 'unreachable', 500: 'no-data' },
};
