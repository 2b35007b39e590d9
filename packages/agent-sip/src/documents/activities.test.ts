import { meaningOf, rpidActivities } from './activities.js';

describe('the table of activities', () => {
  it('has the 26 activities of RFC 4480 §3.2, and unknown', () => {
    expect([...rpidActivities.keys()].sort()).toEqual([
      'appointment', 'away', 'breakfast', 'busy', 'dinner', 'holiday', 'in-transit', 'looking-for-work', 'lunch', 'meal', 'meeting',
      'on-the-phone', 'other', 'performance', 'permanent-absence', 'playing', 'presentation', 'shopping', 'sleeping', 'spectator',
      'steering', 'travel', 'tv', 'unknown', 'vacation', 'working', 'worship',
    ]);
  });

  it('takes a stranger for something else that somebody does', () => {
    expect(['juggling', 'constructor', '__proto__', ''].map(meaningOf)).toEqual(Array(4).fill({ availability: 'online', kind: 'other' }));
  });

  it('says of nobody that they are offline because of what they do', () => {
    expect([...rpidActivities.values()].map(({ availability }) => availability)).not.toContain('offline');
  });
});
