import { expect } from 'chai';
import { PresencePreferencesChangeEvent } from './presence-preferences-change-event.js';

describe('the event before my preferences are changed', () => {
  it('says what will change, leaves shadow roots and can be stopped', () => {
    const change = { address: undefined }, event = new PresencePreferencesChangeEvent(change);
    expect(event).to.include({ type: 'presence-preferences-change', change, bubbles: true, composed: true, cancelable: true });
  });
});
