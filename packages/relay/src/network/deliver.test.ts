import { PresenceError } from '@presence-elements/core';
import { describe, expect, it } from 'vitest';
import { deliverToAll, type Deliver, type Parties } from './deliver.js';

describe('a message to the portal’s people', () => {
  const message = { text: 'Hello' }, from = { id: 'ada' };
  const send = async (deliver: Deliver, ...users: string[]) => {
    const faults: unknown[] = [];
    const receipt = await deliverToAll(new Map(users.map(user => [`${user}@portal.example`, { from, to: user }])), message, deliver, error => void faults.push(error));
    return { receipt, faults };
  };

  it('goes to each, from whom it is', async () => {
    const parties: Parties[] = [];
    const { receipt } = await send((_, each) => { parties.push(each); return 'sent'; }, 'grace', 'alan');
    expect(receipt).toEqual({ delivered: 'sent' });
    expect(parties).toEqual([{ from, to: 'grace' }, { from, to: 'alan' }]);
  });

  it('counts as stored where it is for anybody', async () => {
    expect((await send((_, { to }) => (to === 'alan' ? 'stored' : 'sent'), 'grace', 'alan')).receipt).toEqual({ delivered: 'stored' });
  });

  it('that cannot be had by one is had by the others, and who broke is told to the operator', async () => {
    const { receipt, faults } = await send((_, { to }) => {
      if (to === 'grace') throw new PresenceError('rate-limited');
      if (to === 'hedy') throw new TypeError('the chat is down');
      return 'sent';
    }, 'grace', 'hedy', 'alan');
    expect(receipt).toEqual({ delivered: 'sent', refused: [{ address: 'grace@portal.example', problem: 'rate-limited' }, { address: 'hedy@portal.example', problem: 'agent-fault' }] });
    expect(faults).toEqual([new TypeError('the chat is down')]);
  });
});
