import { expect } from 'chai';
import { PresencePublishEvent } from './presence-publish-event.js';

describe('the event before my presence is set', () => {
  it('says what will be set, leaves shadow roots and can be stopped', () => {
    const own = { availability: 'busy' } as const, event = new PresencePublishEvent(own);
    expect(event).to.include({ type: 'presence-publish', own, bubbles: true, composed: true, cancelable: true });
  });
});
