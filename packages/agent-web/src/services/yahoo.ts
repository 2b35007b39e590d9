import type { WebService } from '../web-service.js';

/** opi.yahoo.com: two words only. What it says of an id that does not exist is not known, so its offline is assumed. */
export const yahoo: WebService = {
  name: 'yahoo',
  title: 'Yahoo! Messenger',
  retired: '2018-07-17',
  base: 'http://opi.yahoo.com',
  schemes: ['yahoo', 'ymsgr'],
  domains: ['yahoo.com'],
  path: '/online?u={user}&m=a&t=1',
  read: { format: 'text' },
  values: { '00': { availability: 'offline', confidence: 'assumed' }, '01': 'online' },
};
