import { expect } from 'chai';
import { PresenceContactsChangeEvent } from './presence-contacts-change-event.js';

describe('what is told before a contact list changes', () => {
  it('reaches the page out of any shadow root, and the page may say no', () => {
    const change = { type: 'remove', addresses: ['ada@corp.example'] } as const;
    const { type, bubbles, composed, cancelable, change: told } = new PresenceContactsChangeEvent(change);
    expect([type, bubbles, composed, cancelable, told]).to.deep.equal(['presence-contacts-change', true, true, true, change]);
  });
});
