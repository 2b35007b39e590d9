import { xml } from '../../test/scene.js';
import { isRosterPush, rosterOf } from './roster.js';

const query = (inside: string): string => `<query xmlns='jabber:iq:roster'>${inside}</query>`;

describe('a roster', () => {
  it('says who shares, who was asked and who is gone', () => {
    const items = rosterOf(xml(`<iq type='result'>${query(`<item jid='Ada@Corp.example' subscription='both'/><item jid='bob@corp.example' subscription='none' ask='subscribe'/><item jid='eve@corp.example' subscription='remove'/><item/>`)}</iq>`));
    expect(items).toEqual([
      { jid: 'ada@corp.example', subscription: 'both', ask: false },
      { jid: 'bob@corp.example', subscription: 'none', ask: true },
      { jid: 'eve@corp.example', subscription: 'none', ask: false },
      { jid: '', subscription: 'none', ask: false },
    ]);
  });

  it('is pushed by one\'s own server alone', () => {
    const push = (from: string) => isRosterPush(xml(`<iq type='set' ${from}>${query('')}</iq>`), 'me@corp.example/desk');
    expect([push(''), push(`from='me@corp.example'`), push(`from='me@corp.example/desk'`)]).toEqual([true, true, true]);
    expect([push(`from='eve@corp.example'`), push(`from='corp.example'`), push(`from='me@corp.example/phone'`)]).toEqual([false, false, false]);
  });
});
