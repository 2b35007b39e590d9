import { fakeClock } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { Alarm } from './alarm.js';
import type { Availability, Presence } from './presence.js';
import { unknownPresence } from './stamp.js';
import { Subject } from './subject.js';

function setUp(first?: Availability) {
  const clock = fakeClock(), faults: unknown[] = [];
  let presence: Presence | undefined;
  const say = (availability: Availability | undefined): void => void (presence = availability && { ...unknownPresence('ada@corp.example', 'no-data', 0), availability });
  say(first);
  const guard = (run: () => void): void => {
    try { run(); } catch (error) { faults.push(error); }
  };
  const subject = new Subject({ alarm: new Alarm(clock.now, clock.schedule), sources: () => [], combine: () => presence, guard }, [], undefined);
  const change = async (availability: Availability): Promise<void> => {
    say(availability);
    subject.changed();
    await clock.advance(0);
  };
  const seen: string[] = [];
  const listener = ({ availability }: Presence): void => void seen.push(availability);
  return { clock, subject, change, seen, listener, faults };
}

describe('whoever listens to a subject', () => {
  it('is told at once what is known, and each change once', async () => {
    const { subject, change, seen, listener } = setUp('online');
    subject.listen(listener);
    await change('online');
    await change('away');
    expect(seen).toEqual(['online', 'away']);
  });

  it('is told nothing while nothing is known', async () => {
    const { clock, subject, seen, listener } = setUp();
    subject.listen(listener);
    await clock.advance(0);
    expect(seen).toEqual([]);
  });

  it('hears many changes of one moment as one', async () => {
    const { clock, subject, change, seen, listener } = setUp('online');
    subject.listen(listener);
    for (let n = 0; n < 100; n++) void change(n % 2 ? 'busy' : 'away');
    await clock.advance(0);
    expect(seen).toEqual(['online', 'busy']);
  });

  it('listens twice where one function does, and stops one at a time', async () => {
    const { subject, change, seen, listener } = setUp();
    const stops = [subject.listen(listener), subject.listen(listener)];
    expect([stops[0]!(), stops[0]!()]).toEqual([false, false]);
    await change('away');
    expect(seen).toEqual(['away']);
    expect([stops[1]!(), stops[1]!()]).toEqual([true, false]);
  });

  it('hears nothing more from the moment when another one’s listener has stopped it', async () => {
    const { subject, change, seen, listener } = setUp();
    let stop = (): unknown => undefined;
    subject.listen(() => stop());
    stop = subject.listen(listener);
    await change('away');
    expect(seen).toEqual([]);
  });

  it('may stop itself while it is told', async () => {
    const { subject, change, seen, listener } = setUp();
    const stop = subject.listen(presence => { listener(presence); stop(); });
    await change('away');
    await change('busy');
    expect(seen).toEqual(['away']);
  });

  it('may begin another one while it is told, who is told once', async () => {
    const { subject, change, seen, listener } = setUp();
    let begun = false;
    subject.listen(() => {
      if (!begun) subject.listen(listener);
      begun = true;
    });
    await change('away');
    expect(seen).toEqual(['away']);
  });

  it('is not kept from hearing by the mistake of another', async () => {
    const { subject, change, seen, listener, faults } = setUp('online');
    subject.listen(() => { throw new Error('the page’s own mistake'); });
    subject.listen(listener);
    await change('away');
    expect(seen).toEqual(['online', 'away']);
    expect(faults).toHaveLength(2);
  });
});
