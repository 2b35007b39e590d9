import { unknownPresence, type Presence } from '@presence-elements/core';
import { expect } from 'chai';
import { fixedView } from './fixed-view.js';

const view = fixedView(address => unknownPresence(String(address), 'no-data', 1), 'no-agent');

describe('a fixed view', () => {
  it('says the same however it is asked', async () => {
    const said = unknownPresence('ada@corp.example', 'no-data', 1), told: Presence[] = [];
    const undo = view.watch('ada@corp.example', presence => told.push(presence));
    expect([view.peek('ada@corp.example'), await view.lookup('ada@corp.example'), ...told]).to.deep.equal([said, said, said]);
    undo();
    undo();
  });

  it('carries out nothing, and says why', async () => {
    expect(view.handles('message')).to.equal(false);
    for (const wish of [view.perform('message', 'ada@corp.example'), view.publish({}), view.send('ada@corp.example', { text: '' })]) {
      expect(await wish.catch((error: unknown) => error)).to.include({ name: 'PresenceError', code: 'no-agent' });
    }
    expect(view.refresh()).to.equal(undefined);
  });
});
