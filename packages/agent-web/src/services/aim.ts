import type { WebService } from '../web-service.js';

/** big.oscar.aol.com: redirects to one of the two words that it is given, to the second for a name that nobody has, too. */
export const aim: WebService = {
  name: 'aim',
  title: 'AOL Instant Messenger',
  retired: '2017-12-15',
  base: 'http://big.oscar.aol.com',
  schemes: ['aim'],
  domains: ['aol.com', 'aim.com'],
  path: '/{user}?on_url=online&off_url=offline',
  read: { format: 'redirect' },
  values: { online: 'online', offline: { availability: 'offline', confidence: 'assumed' } },
};
