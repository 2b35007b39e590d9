import { PresenceError, type Presence } from '@presence-elements/core';
import { expect } from 'chai';
import { disabledView } from './disabled-view.js';

describe('the view of an area where presence is switched off', () => {
  it('says of every address that it is unknown because presence is switched off', async () => {
    const off = { address: 'ada@corp.example', availability: 'unknown', problem: 'network-disabled' };
    const heard: Presence[] = [];
    disabledView.watch('ada@corp.example', presence => heard.push(presence))();
    expect(disabledView.peek(['ada@corp.example', 'aim:ada'])).to.include(off);
    expect(await disabledView.lookup('ada@corp.example')).to.include(off);
    expect(heard[0]).to.include(off);
  });

  it('carries nothing out, and says why', async () => {
    const refusals = await Promise.allSettled([
      disabledView.perform('mail', 'ada@corp.example'),
      disabledView.publish({ availability: 'busy' }),
      disabledView.send('ada@corp.example', { text: 'hello' }),
    ]);
    expect(disabledView.handles('mail')).to.equal(false);
    for (const refusal of refusals) {
      expect((refusal as PromiseRejectedResult).reason).to.be.instanceOf(PresenceError).and.include({ code: 'network-disabled' });
    }
  });
});
