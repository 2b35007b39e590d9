import type { SelfMessages } from '../self-messages.js';

/** Comes with the form for one's own presence. */
export const enSelf: SelfMessages = {
  self: {
    title: 'My status',
    summary: state => `My status: ${state}`,
    availability: 'Availability',
    choices: { auto: 'Automatic', online: 'Available', busy: 'Busy', dnd: 'Do not disturb', away: 'Away', invisible: 'Appear offline' },
    hints: { auto: 'Follows what you are doing', dnd: 'Asks others not to interrupt you', invisible: 'Others see you as offline' },
    note: 'Status message',
    notePlaceholder: 'What should others know?',
    emoji: 'Emoji',
    clearNote: 'Clear message',
    expiry: 'Reset after',
    expiries: { never: 'Do not reset', 'half-hour': '30 minutes', hour: '1 hour', today: 'Today', week: 'This week' },
    until: time => `Until ${time}`,
    save: 'Save',
    cancel: 'Cancel',
    saving: 'Saving…',
    savedAs: state => `Saved, but the network set: ${state}`,
    failed: problem => `Not saved. ${problem}.`,
    notOneEmoji: 'Enter one emoji, or leave this empty.',
    problems: {
      'no-agent': 'Your status cannot be set here',
      'signed-out': 'Sign in to set your status',
      'forbidden': 'You are not allowed to set this',
      'rate-limited': 'The network is busy, try again in a moment',
      'agent-fault': 'Something went wrong while saving',
    },
  },
};
