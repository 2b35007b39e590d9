import type { WebService } from '../web-service.js';

const inCall = { availability: 'busy', activity: 'in-call' } as const;

/** Windows Live Presence API: by the opaque id that a person gets when they allow it; 404 for whoever does not. */
export const msn: WebService = {
  name: 'msn',
  title: 'MSN and Windows Live Messenger',
  // Mainland China went on until 2014-10-31.
  retired: '2013-04-30',
  base: 'http://messenger.services.live.com',
  schemes: ['msn', 'msnim', 'wlm'],
  path: '/users/{user}@apps.messenger.live.com/presence',
  read: { format: 'json', status: 'result.code', state: 'status' },
  values: {
    Online: 'online',
    Idle: { availability: 'online', idle: true },
    Away: 'away',
    BeRightBack: { availability: 'away', activity: 'be-right-back' },
    OutToLunch: { availability: 'away', activity: 'meal' },
    Busy: 'busy',
    OnThePhone: inCall,
    InACall: inCall,
    Offline: 'offline',
    AppearOffline: 'offline',
  },
  statuses: { 404: 'not-shared' },
};
