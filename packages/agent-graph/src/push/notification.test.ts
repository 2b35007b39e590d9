import fc from 'fast-check';
import { notificationsIn } from './notification.js';

const SECRET = 'a secret of ours';

describe('what is sent to the hook', () => {
  it('is taken apart, item by item', () => {
    const encryptedContent = { data: 'x', dataSignature: 'signed' };
    const value = [
      { subscriptionId: 's', clientState: SECRET, resourceData: { id: 'ADA' }, encryptedContent }, { subscriptionId: 's', clientState: SECRET, lifecycleEvent: 'missed', id: 'n1' }, { subscriptionId: 's', clientState: SECRET, resourceData: { id: 'bob' } },
    ];
    expect(notificationsIn(JSON.stringify({ value, validationTokens: ['t'] }), SECRET)).toEqual({
      tokens: ['t'],
      notifications: [
        { subscriptionId: 's', userId: 'ada', encrypted: encryptedContent, key: 'signed', lifecycleEvent: undefined }, { subscriptionId: 's', lifecycleEvent: 'missed', key: 'n1', userId: undefined, encrypted: undefined },
        { subscriptionId: 's', userId: 'bob', key: undefined, lifecycleEvent: undefined, encrypted: undefined },
      ],
    });
  });

  it('is nothing without our secret', () => {
    const value = [{ subscriptionId: 's' }, { subscriptionId: 's', clientState: 'guessed' }, { clientState: SECRET }, null, 7];
    expect(notificationsIn(JSON.stringify({ value }), SECRET).notifications).toEqual([]);
  });

  it('may be anything', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.anything().map(value => JSON.stringify({ value: [value] }))), text => { expect(notificationsIn(text, SECRET).notifications).toEqual([]); }));
  });
});
