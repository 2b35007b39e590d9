import type { WebService } from '../web-service.js';

/** status.icq.com: redirects to a picture; the third one is for whoever does not show their state on the web. */
export const icq: WebService = {
  name: 'icq',
  title: 'ICQ',
  retired: '2024-06-26',
  base: 'http://status.icq.com',
  schemes: ['icq'],
  digits: true,
  path: '/online.gif?icq={user}&img=5',
  read: { format: 'redirect' },
  values: { 'online0.gif': 'offline', 'online1.gif': 'online', 'online2.gif': { problem: 'not-shared' } },
};
