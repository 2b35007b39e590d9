import { expect } from 'chai';
import { PresenceAreaChangeEvent } from './presence-area-change-event.js';

describe('the event before presence is switched in an area', () => {
  it('says where and how, leaves shadow roots and can be stopped', () => {
    expect(new PresenceAreaChangeEvent('marketing', false))
      .to.include({ type: 'presence-area-change', area: 'marketing', enabled: false, bubbles: true, composed: true, cancelable: true });
  });
});
