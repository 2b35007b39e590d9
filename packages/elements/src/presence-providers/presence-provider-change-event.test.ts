import { expect } from 'chai';
import { provider } from '../../test/fake-provider-list.js';
import { PresenceProviderChangeEvent } from './presence-provider-change-event.js';

describe('presence-provider-change', () => {
  it('leaves the shadow root, says what is about to be done and can be stopped', () => {
    const known = provider(), event = new PresenceProviderChangeEvent('block', known, { allowed: false });
    expect(event).to.include({ type: 'presence-provider-change', bubbles: true, composed: true, cancelable: true, action: 'block', provider: known });
    expect(event.draft).to.deep.equal({ allowed: false });
  });
});
