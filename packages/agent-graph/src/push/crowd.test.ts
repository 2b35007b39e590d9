import { parseAddress, type ImAddress } from '@presence-elements/core';
import type { Found } from '../directory.js';
import { Crowd } from './crowd.js';

const address = (name: string) => parseAddress(`${name}@corp.example`)!;
const people = (...names: string[]) => new Map(names.map(name => [address(name), { id: name }]));

describe('the crowd', () => {
  it('needs a new subscription for newcomers, and none for those who leave', () => {
    const crowd = new Crowd();
    expect(crowd.take(people('a', 'b'))).toEqual({ changed: true, fresh: ['a', 'b'] });
    expect(crowd.take(people('b', 'a'))).toEqual({ changed: false, fresh: [] });
    expect([crowd.take(people('a')), crowd.ids, crowd.get('b')!.addresses]).toEqual([{ changed: false, fresh: [] }, ['a', 'b'], []]);
    // Who comes back before the subscription was replaced is still in it, and is read again.
    expect([crowd.take(people('a', 'b')), crowd.ids]).toEqual([{ changed: false, fresh: ['b'] }, ['a', 'b']]);
    expect([crowd.take(people('a', 'c')), crowd.ids]).toEqual([{ changed: true, fresh: ['c'] }, ['a', 'c']]);
    expect([crowd.take(people()), crowd.ids]).toEqual([{ changed: true, fresh: [] }, []]);
  });

  it('knows one person by several addresses, and reads them again for a new one', () => {
    const crowd = new Crowd(), one = address('a'), other = parseAddress('sip:a@corp.example')!;
    crowd.take(new Map([[one, { id: 'a' }]]));
    expect(crowd.take(new Map([[one, { id: 'a' }], [other, { id: 'a' }]]))).toEqual({ changed: false, fresh: ['a'] });
    expect(crowd.get('a')!.addresses).toEqual([one, other]);
  });

  it('has 650 people at most, and lets nobody drop out for a newcomer', () => {
    const crowd = new Crowd(), names = Array.from({ length: 700 }, (_, n) => `user${String(n)}`);
    crowd.take(people(...names.slice(50)));
    expect(crowd.take(people(...names))).toEqual({ changed: false, fresh: [] });
    expect([crowd.ids.length, crowd.get('user0'), crowd.get('user50')!.person.id]).toEqual([650, undefined, 'user50']);
  });

  it('remembers what is known of those who stay, and leaves out whom nobody knows', () => {
    const crowd = new Crowd();
    crowd.take(people('a'));
    crowd.get('a')!.last = { availability: 'Busy' };
    crowd.take(new Map<ImAddress, Found>([...people('a', 'b'), [address('x'), { problem: 'not-found' }]]));
    expect([crowd.get('a')!.last, crowd.ids]).toEqual([{ availability: 'Busy' }, ['a', 'b']]);
  });
});
