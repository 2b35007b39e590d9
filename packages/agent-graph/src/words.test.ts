import { meaningsOf } from './words.js';

describe('a word of Graph', () => {
  it('counts however it is written, and in whichever field', () => {
    expect(['InAMeeting', 'inAMeeting', 'INAMEETING'].map(meaningsOf)).toEqual(Array(3).fill([{ implied: 'busy', activity: 'in-meeting' }]));
  });

  it('may stand beside another', () => {
    expect(meaningsOf('InACall + OOF')).toEqual([{ implied: 'busy', activity: 'in-call' }, { outOfOffice: true }]);
  });

  it.each([['Levitating'], ['constructor'], ['__proto__'], ['PresenceUnknown'], [''], [null], [undefined], [7], [['Offline']], ['x'.repeat(1_000_000)]])('that nobody knows says nothing: %.20j', value => {
    expect(meaningsOf(value)).toEqual([]);
  });
});
