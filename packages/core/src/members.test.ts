import { fakeAgent, fakeClock } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { parseAddress, type ImAddress } from './address.js';
import { Alarm } from './alarm.js';
import { settingsOf } from './host.js';
import { Members } from './members.js';

const at = (text: string): ImAddress => parseAddress(text)!;

function setUp() {
  const clock = fakeClock(), faults: unknown[] = [];
  const members = new Members({
    alarm: new Alarm(clock.now, clock.schedule), settings: settingsOf({}), paused: false, emit: () => undefined, fault: error => void faults.push(error),
  });
  return { members, faults };
}

describe('the agents of a registry', () => {
  it('answer by the most specific of all their routes, among equals by who came first', () => {
    const { members } = setUp();
    const [first, second, third] = ['first', 'second', 'third'].map(name => fakeAgent({ name }));
    members.add(first!, ['*', 'corp.example']);
    members.add(second!, ['corp.example', '*.corp.example']);
    members.add(third!, 'sip:');
    const who = (text: string): string | undefined => members.agentFor(at(text))?.name;
    expect(['ada@corp.example', 'ada@eu.corp.example', 'sip:ada@other.example', 'ada@other.example'].map(who)).toEqual(['first', 'second', 'third', 'first']);
  });

  it('leave others their turn when a predicate throws', () => {
    const { members, faults } = setUp();
    members.add(fakeAgent({ name: 'bad' }), () => { throw new Error('rule'); });
    members.add(fakeAgent({ name: 'good' }), '*');
    expect(members.agentFor(at('ada@corp.example'))?.name).toBe('good');
    expect(faults).toEqual([new Error('rule')]);
  });

  it('are not overridden under a key that is taken, until that one is removed', () => {
    const { members } = setUp();
    const remove = members.add(fakeAgent({ name: 'first' }), '*', 'k');
    expect(members.add(fakeAgent({ name: 'second' }), '*', 'k')).toBeUndefined();
    expect(members.agents.map(({ name }) => name)).toEqual(['first']);
    expect([remove?.(), remove?.()]).toEqual([true, false]);
    expect(members.add(fakeAgent({ name: 'second' }), '*', 'k')).toBeTypeOf('function');
  });

  it('are refused without a name, a query or a route, and nothing of them stays', () => {
    const { members } = setUp();
    const query = fakeAgent().query.bind(fakeAgent());
    for (const agent of [undefined, null, {}, { name: '' }, { name: 7, query }, { query }]) expect(() => members.add(agent as never, '*')).toThrow(/name/);
    expect(() => members.add({ name: 'x' } as never, '*')).toThrow(/'x' needs a query/);
    expect(() => members.add(fakeAgent(), ['corp.example', 'no route'])).toThrow(/no route/);
    expect(members.agents).toEqual([]);
  });

  it('may have no route at all, and then answer for nobody', () => {
    const { members } = setUp();
    members.add(fakeAgent(), []);
    expect(members.agentFor(at('ada@corp.example'))).toBeUndefined();
  });
});

describe('answers', () => {
  const ada = at('ada@corp.example');

  it('are shared by all viewers of a shared network', () => {
    const { members } = setUp();
    members.add(fakeAgent(), '*');
    expect(members.linkFor(ada, { id: '1' })).toBe(members.linkFor(ada, { id: '2' }));
  });

  it('that are the viewer’s own are kept apart by whose credentials fetched them', () => {
    const { members } = setUp();
    members.add(fakeAgent({ audience: 'viewer' }), '*');
    const one = members.linkFor(ada, { id: '1' });
    expect(members.linkFor(ada, { id: '1', roles: ['x'] })).toBe(one);
    expect(members.linkFor(ada, { id: '2' })).not.toBe(one);
    expect(members.linkFor(ada, undefined)).not.toBe(one);
    expect(members.linkFor(ada, { id: 'tenant' })).not.toBe(members.linkFor(ada, { id: '3', partition: 'tenant' }));
    expect(members.linkFor(ada, { id: '3', partition: 'tenant' })).toBe(members.linkFor(ada, { id: '4', partition: 'tenant' }));
    expect(members.linkFor(ada, { id: '__proto__' })).not.toBe(members.linkFor(ada, { id: 'constructor' }));
  });

  it('of a network whose audience nobody knows are the viewer’s own: nobody sees what another may see', () => {
    const { members } = setUp();
    members.add(fakeAgent({ audience: 'private' as never }), '*');
    expect(members.linkFor(ada, { id: '1' })).not.toBe(members.linkFor(ada, { id: '2' }));
  });

  it('are not remembered for every viewer there ever was, but for all who look', () => {
    const { members } = setUp();
    members.add(fakeAgent({ audience: 'viewer' }), '*');
    const first = members.linkFor(ada, { id: 'looks' })!;
    first.look(first.slot(ada), { changed: () => undefined });
    for (let n = 0; n < 3_000; n++) members.linkFor(ada, { id: String(n) });
    expect(members.links).toHaveLength(1_000);
    expect(members.linkFor(ada, { id: 'looks' })).toBe(first);
  });
});
