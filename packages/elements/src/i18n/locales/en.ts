import type { Messages } from '../messages.js';

/** English is built in. */
export const en: Messages = {
  lang: 'en',
  availability: { online: 'Available', away: 'Away', busy: 'Busy', dnd: 'Do not disturb', offline: 'Offline', unknown: 'Unknown' },
  idle: 'inactive',
  stale: 'last known',
  outOfOffice: 'out of office',
  state: (name, words) => (name ? name + ': ' : '') + words.join(', '),
};
