import { fakeClock } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import type { AgentLimits } from './agent.js';
import { Alarm } from './alarm.js';
import { PresenceError } from './errors.js';
import { settingsOf } from './host.js';
import { LookupQueue } from './lookup-queue.js';
import type { RegistryEvent } from './presence-registry.js';

const SOON = 10;

function setUp(limits?: AgentLimits) {
  const clock = fakeClock({ now: 1_000_000 });
  const asked: (readonly string[])[] = [], heard: string[] = [], events: RegistryEvent[] = [];
  const network = { answer: async (items: readonly string[], _signal: AbortSignal): Promise<string> => items.join('+') };
  const host = {
    alarm: new Alarm(clock.now, clock.schedule), settings: settingsOf({ random: () => 0 }), paused: false,
    emit: (event: RegistryEvent) => void events.push(event), fault: (error: unknown) => void events.push({ type: 'fault', error }),
  };
  const queue = new LookupQueue<string, string>(host, {
    send: (items, signal) => { asked.push(items); return network.answer(items, signal); },
    answered: (items, answer) => void heard.push(`${items.join()}=${answer}`),
    missed: (items, problem, retryAt) => void heard.push(`${items.join()}=${problem} ${retryAt - clock.now()}`),
  }, { name: 'fake', limits });
  const fail = (error: unknown): void => void (network.answer = async () => { throw error; });
  return { clock, queue, network, asked, heard, events, fail };
}

describe('the queue of questions', () => {
  it('asks many at once, each once', async () => {
    const { clock, queue, asked, heard } = setUp();
    ['a', 'b', 'a'].forEach(item => queue.ask(item));
    expect(queue.has('a')).toBe(true);
    await clock.advance(SOON);
    expect(asked).toEqual([['a', 'b']]);
    expect(heard).toEqual(['a,b=a+b']);
    expect(queue.has('a')).toBe(false);
    expect(clock.pending).toBe(0);
  });

  it.each([[0, []], [1, [1]], [649, [649]], [650, [650]], [651, [650, 1]], [5_000, [650, 650, 650, 650, 650, 650, 650, 450]]])('asks %i by 650 as %j', async (many, batches) => {
    const { clock, queue, asked } = setUp({ maxBatch: 650 });
    for (let n = 0; n < many; n++) queue.ask(`p${n}`);
    await clock.advance(SOON);
    expect(asked.map(batch => batch.length)).toEqual(batches);
    expect(new Set(asked.flat()).size).toBe(many);
  });

  it.each([[0], [-1], [NaN], [undefined]])('asks by a hundred where a network takes %s at once', async maxBatch => {
    const { clock, queue, asked } = setUp({ maxBatch });
    for (let n = 0; n < 150; n++) queue.ask(`p${n}`);
    await clock.advance(SOON);
    expect(asked.map(batch => batch.length)).toEqual([100, 50]);
  });

  it('rests ten seconds after a failure, and says so to whoever asks meanwhile', async () => {
    const { clock, queue, asked, heard, fail } = setUp();
    fail(new PresenceError('unreachable'));
    queue.ask('a');
    await clock.advance(SOON);
    queue.ask('b');
    expect(heard).toEqual(['a=unreachable 10000', 'b=unreachable 9995']);
    await clock.advance(9_990);
    queue.ask('b');
    await clock.advance(SOON);
    expect(asked).toEqual([['a']]);
    queue.ask('b');
    await clock.advance(SOON);
    expect(asked).toEqual([['a'], ['b']]);
  });

  it('takes requests that fail together for one failure', async () => {
    const { clock, queue, heard, fail } = setUp({ maxBatch: 1 });
    fail(new PresenceError('unreachable'));
    ['a', 'b', 'c', 'd'].forEach(item => queue.ask(item));
    await clock.advance(SOON);
    expect(heard).toEqual(['a', 'b', 'c', 'd'].map(item => `${item}=unreachable 10000`));
  });

  it('keeps to the longest of several wishes', async () => {
    const { clock, queue, network, heard } = setUp({ maxBatch: 1 });
    const wishes = [60_000, 2_000];
    network.answer = async () => { throw new PresenceError('rate-limited', undefined, { retryAfter: wishes.shift() }); };
    queue.ask('a');
    queue.ask('b');
    await clock.advance(SOON);
    expect(heard).toEqual(['a=rate-limited 60000', 'b=rate-limited 60000']);
  });

  it('lets those who wait in line rest with the network', async () => {
    const { clock, queue, asked, heard, fail } = setUp({ maxBatch: 1, rate: { requests: 1, per: 1_000 } });
    fail(new PresenceError('rate-limited', undefined, { retryAfter: 30_000 }));
    ['a', 'b', 'c'].forEach(item => queue.ask(item));
    await clock.advance(20_000);
    expect(asked).toEqual([['a']]);
    expect(heard).toEqual(['a,b,c=rate-limited 30000']);
    expect(queue.has('c')).toBe(false);
  });

  it('doubles the rest with each failure in a row, and starts anew after an answer', async () => {
    const { clock, queue, network, heard, fail } = setUp();
    const { answer } = network;
    const ask = async (after: number): Promise<void> => {
      await clock.advance(after);
      queue.ask('a');
      await clock.advance(SOON);
    };
    fail(new PresenceError('timeout'));
    await ask(0);
    await ask(10_000);
    network.answer = answer;
    await ask(20_000);
    fail(new PresenceError('timeout'));
    await ask(0);
    expect(heard).toEqual(['a=timeout 10000', 'a=timeout 20000', 'a=a', 'a=timeout 10000']);
  });

  it('need not rest when a person asks, unless the network wants it', async () => {
    const { clock, queue, asked, fail } = setUp();
    fail(new PresenceError('unreachable'));
    queue.ask('a');
    await clock.advance(SOON);
    queue.hurry();
    fail(new PresenceError('rate-limited'));
    queue.ask('a');
    await clock.advance(SOON);
    queue.hurry();
    queue.ask('a');
    await clock.advance(SOON);
    expect(asked).toHaveLength(2);
  });

  it('does not rest for a day because the clock was set back by one', async () => {
    const { clock, queue, asked, fail } = setUp();
    fail(new PresenceError('rate-limited'));
    queue.ask('a');
    await clock.advance(SOON);
    clock.jump(-86_400_000);
    queue.ask('a');
    await clock.advance(SOON);
    expect(asked).toHaveLength(2);
  });

  it('gives up after ten seconds, and drops an answer that comes later', async () => {
    const { clock, queue, network, heard } = setUp();
    let answer = (_text: string): void => undefined, told: AbortSignal | undefined;
    network.answer = (_items, signal) => { told = signal; return new Promise(resolve => (answer = resolve)); };
    queue.ask('a');
    await clock.advance(10_100);
    answer('late');
    await clock.advance(SOON);
    expect(heard).toEqual(['a=timeout 10000']);
    expect(told?.aborted).toBe(true);
  });

  it('tells nobody anything once closed, and calls off what runs', async () => {
    const { clock, queue, network, heard } = setUp();
    let told: AbortSignal | undefined;
    network.answer = (_items, signal) => { told = signal; return new Promise(() => undefined); };
    queue.ask('a');
    await clock.advance(SOON);
    queue.ask('b');
    queue.close();
    await clock.advance(60_000);
    expect(heard).toEqual([]);
    expect(told?.aborted).toBe(true);
    expect(clock.pending).toBe(0);
  });

  it.each([['throws when read', { get name() { throw new Error('hostile'); } }], ['is nothing', null], ['is a text', 'timeout']])('takes a failure that %s for the agent’s fault', async (_what, error) => {
    const { clock, queue, heard, fail } = setUp();
    fail(error);
    queue.ask('a');
    await clock.advance(SOON);
    expect(heard).toEqual(['a=agent-fault 10000']);
  });

  it.each([['nothing', null], ['an empty object', {}], ['text', 'often']])('does not mind a rate that is %s', async (_what, rate) => {
    const { clock, queue, heard } = setUp({ rate: rate as never });
    queue.ask('a');
    await clock.advance(SOON);
    expect(heard).toEqual(['a=a']);
  });

  it('reports what it does', async () => {
    const { clock, queue, events, fail } = setUp();
    queue.ask('a');
    await clock.advance(SOON);
    fail(new Error('boom'));
    queue.ask('a');
    queue.ask('b');
    await clock.advance(SOON);
    expect(events).toEqual([
      { type: 'query', agent: 'fake', addresses: 1 }, { type: 'answer', agent: 'fake', addresses: 1 },
      { type: 'query', agent: 'fake', addresses: 2 }, { type: 'fault', error: new Error('boom') },
      { type: 'failure', agent: 'fake', problem: 'agent-fault', retryAt: clock.now() + 9_995 },
    ]);
  });
});
