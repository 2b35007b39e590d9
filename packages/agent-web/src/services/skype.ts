import type { WebService } from '../web-service.js';

/** mystatus.skype.com: a number, of which 0 means unknown. */
export const skype: WebService = {
  name: 'skype',
  title: 'Skype',
  // The end of Skype; mystatus.skype.com went earlier, nobody wrote down when.
  retired: '2025-05-05',
  base: 'http://mystatus.skype.com',
  schemes: ['skype'],
  path: '/{user}.num',
  read: { format: 'text' },
  values: {
    1: 'offline',
    2: 'online',
    3: 'away',
    4: { availability: 'away', activity: 'extended-away' },
    5: 'dnd',
    6: 'offline',
    7: { availability: 'online', activity: 'free-to-chat' },
  },
};
