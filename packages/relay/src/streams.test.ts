import { describe, expect, it } from 'vitest';
import type { Viewer } from '@presence-elements/core';
import { fakeClock } from '@presence-elements/testing';
import { Streams, type StreamsOptions, type WhoReads } from './streams.js';

function setUp(more: Partial<StreamsOptions> = {}) {
  const clock = fakeClock(), asked: (Viewer | undefined)[] = [];
  const streams = new Streams({
    view: viewer => {
      asked.push(viewer);
      return { watch: () => () => undefined };
    },
    maxAddresses: 10, maxPerViewer: 2, heartbeat: 20_000, resumeWithin: 90_000, recheck: 300_000,
    now: clock.now, schedule: clock.schedule, fault: () => undefined,
    ...more,
  });
  const open = async (viewer: Viewer | undefined, who: WhoReads = async () => viewer) => {
    const body = streams.connect(viewer, undefined, who);
    const reader = body.getReader();
    const id = /"id":"([^"]+)"/.exec(new TextDecoder().decode((await reader.read()).value))![1]!;
    return { id, reader };
  };
  return { clock, streams, asked, open };
}

const ada: Viewer = { id: 'ada' };

describe('the streams of a relay', () => {
  it('have ids that cannot be guessed', async () => {
    const { open } = setUp();
    const [one, two] = [await open(ada), await open(ada)];
    expect(one.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(one.id).not.toBe(two.id);
  });

  it('see what their viewer sees', async () => {
    const { asked, open } = setUp();
    await open(ada);
    await open(undefined);
    expect(asked).toEqual([ada, undefined]);
  });

  it('are found by their own viewer only', async () => {
    const { streams, open } = setUp();
    const { id } = await open(ada);
    expect(streams.find({ id: 'ada' }, id).id).toBe(id);
    for (const stranger of [{ id: 'eve' }, undefined, { id: 'ada', roles: ['admin'] }]) {
      expect(() => streams.find(stranger, id)).toThrow(expect.objectContaining({ status: 404 }));
    }
  });

  it('cost one timer, and none when the last one is gone', async () => {
    const { clock, streams, open } = setUp();
    const { reader } = await open(ada);
    await open(undefined);
    expect(clock.pending).toBe(1);
    streams.signOut('ada');
    await reader.cancel();
    expect(streams.size).toBe(1);
    streams.dispose();
    expect([streams.size, clock.pending]).toEqual([0, 0]);
  });

  it('are forgotten when nobody has read them for long enough', async () => {
    const { clock, streams, open } = setUp();
    const { reader } = await open(ada);
    await reader.cancel();
    await clock.advance(80_000);
    expect(streams.size).toBe(1);
    await clock.advance(20_000);
    expect([streams.size, clock.pending]).toEqual([0, 0]);
  });

  it('let nothing through for a moment after the settings have changed, however often they do', async () => {
    const { clock, streams } = setUp({ revisionOf: () => String(clock.now()) });
    const body = streams.connect(ada, undefined, async () => ada), reader = body.getReader(), read: string[] = [];
    void (async () => {
      for (let next = await reader.read(); !next.done; next = await reader.read()) read.push(new TextDecoder().decode(next.value));
    })();
    for (let change = 0; change < 5; change++) {
      await clock.advance(1);
      streams.settingsChanged();
    }
    expect(read).toHaveLength(1);
    await clock.advance(2);
    expect(read[1]).toMatch(/^event: settings\n.*\ndata: \{"revision":"7"\}/);
    streams.settingsChanged();
    streams.dispose();
    expect(clock.pending).toBe(0);
  });

  it('wait no longer for somebody who changes settings all the time', async () => {
    const { clock, streams } = setUp({ revisionOf: () => String(clock.now()) });
    const reader = streams.connect(ada, undefined, async () => ada).getReader(), told: number[] = [];
    void (async () => {
      for (let next = await reader.read(); !next.done; next = await reader.read()) told.push(clock.now());
    })();
    for (let change = 0; change < 60; change++) {
      await clock.advance(1);
      streams.settingsChanged();
    }
    expect(told.length).toBeGreaterThan(2);
    streams.dispose();
  });

  it('do not end with the anonymous reader when somebody signs out', async () => {
    const { streams, open } = setUp();
    await open(undefined);
    streams.signOut('undefined');
    expect(streams.size).toBe(1);
  });
});
