import type { WebService } from '../web-service.js';

/** api.oscar.aol.com/presence/icon: redirects to a picture named after the state, for those who allow it. */
export const aimIcon: WebService = {
  name: 'aim-icon',
  title: 'AIM presence icon (Web AIM API)',
  retired: '2017-12-15',
  base: 'http://api.oscar.aol.com',
  schemes: ['aim'],
  domains: ['aol.com', 'aim.com'],
  path: '/presence/icon?k={key}&t={user}',
  read: { format: 'redirect' },
  values: {
    'online.gif': 'online',
    'mobile.gif': 'online',
    'idle.gif': { availability: 'online', idle: true },
    'away.gif': 'away',
    'offline.gif': { availability: 'offline', confidence: 'assumed' },
  },
};
