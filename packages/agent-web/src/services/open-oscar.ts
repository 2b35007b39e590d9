import type { WebService } from '../web-service.js';

/** Open OSCAR Server's Web AIM API: needs an account. Whoever is blocked, offline or does not exist is 'offline'. */
export const openOscar: WebService = {
  name: 'open-oscar',
  title: 'Open OSCAR Server (Web AIM API)',
  schemes: ['aim', 'icq'],
  path: '/presence/get?f=json&t={users}',
  // More than ten are refused by older versions.
  batch: 10,
  session: 'web-aim',
  read: {
    format: 'json',
    status: 'response.statusCode',
    proof: 'response.statusCode',
    // A list in this server; AOL's own had one person or a list one step further down.
    each: ['response.data.users.user', 'response.data.users'],
    who: 'aimId',
    state: 'state',
    note: 'statusMsg',
    noteHtml: 'awayMsg',
  },
  values: {
    online: 'online',
    mobile: 'online',
    idle: { availability: 'online', idle: true },
    away: 'away',
    occupied: 'busy',
    dnd: 'dnd',
    offline: { availability: 'offline', confidence: 'assumed' },
    invisible: { availability: 'offline', confidence: 'assumed' },
    notFound: { problem: 'not-found' },
  },
  statuses: { 330: 'signed-out', 430: 'rate-limited' },
};
