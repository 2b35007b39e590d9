import { fakeClock } from '@presence-elements/testing';
import type { XmlElement } from '@presence-elements/xml';
import { Inbox } from './inbox.js';

describe('the inbox', () => {
  it('reads in slices, and rests after each', async () => {
    const clock = fakeClock(), log: string[] = [];
    // Each look at the time takes a millisecond.
    let elapsed = 0;
    const inbox = new Inbox({ now: () => ++elapsed, schedule: clock.schedule }, ({ text }) => log.push(text), () => log.push('rest'));
    for (let n = 0; n < 20; n++) inbox.put(`<presence>${n}</presence>`);
    expect(log).toEqual([]);
    await clock.advance(0);
    expect(log.filter(line => line !== 'rest')).toEqual(Array.from({ length: 20 }, (_, n) => `${n}`));
    expect(log.filter(line => line === 'rest').length).toBeGreaterThan(2);
    expect(clock.pending).toBe(0);
  });

  it('drops what is no XML, and goes on', async () => {
    const clock = fakeClock(), read: XmlElement[] = [];
    const inbox = new Inbox(clock, element => read.push(element), () => undefined);
    for (const text of ['<presence>', '<!DOCTYPE x><presence/>', `<presence>${'<x>'.repeat(100)}${'</x>'.repeat(100)}</presence>`, '<presence/>']) inbox.put(text);
    await clock.advance(0);
    expect(read).toHaveLength(1);
  });

  it('goes on where its reader fails, and says so to the developer', async () => {
    const clock = fakeClock(), read: string[] = [], said: unknown[] = [], { warn } = console;
    console.warn = (...words: unknown[]) => said.push(words);
    const inbox = new Inbox(clock, ({ name }) => {
      if (name === 'a') throw new Error('never');
      read.push(name);
    }, () => undefined);
    inbox.put('<a/>');
    inbox.put('<b/>');
    await clock.advance(0);
    console.warn = warn;
    expect([read, said.length]).toEqual([['b'], 1]);
  });

  it('reads nothing more once it is cleared, even from within', async () => {
    const clock = fakeClock(), read: XmlElement[] = [];
    const inbox = new Inbox(clock, element => {
      read.push(element);
      inbox.clear();
    }, () => undefined);
    inbox.put('<a/>');
    inbox.put('<b/>');
    await clock.advance(0);
    expect([read.length, clock.pending]).toEqual([1, 0]);
  });
});
