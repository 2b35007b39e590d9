import { describe, expect, it } from 'vitest';
import { unknownPresence } from '@presence-elements/core';
import { fakeClock } from '@presence-elements/testing';
import { StreamLog } from './stream-log.js';
import { StreamReader } from './stream-reader.js';

const settled = () => fakeClock().advance(0);

function setUp(after = 0) {
  const log = new StreamLog(), closings: string[] = [];
  const reader = new StreamReader({ id: 's', log, after, greeting: { hello: true }, closed: () => void closings.push('closed') });
  const say = (address: string, note = '') => {
    log.put(address, { ...unknownPresence(address, 'pending', 0), note: { text: note } });
    reader.wake();
  };
  return { log, reader, closings, say };
}

async function texts(body: ReadableStream<Uint8Array>, chunks = Infinity): Promise<string[]> {
  const reader = body.getReader(), read: string[] = [];
  while (read.length < chunks) {
    const { done, value } = await reader.read();
    if (done) break;
    read.push(new TextDecoder().decode(value));
  }
  reader.releaseLock();
  return read;
}

describe('a reader of a stream', () => {
  it('is greeted first, then told what it has not heard', async () => {
    const log = new StreamLog();
    log.put('a', unknownPresence('a', 'pending', 0));
    log.put('b', unknownPresence('b', 'pending', 0));
    const reader = new StreamReader({ id: 's', log, after: 1, greeting: { hello: true }, closed: () => undefined });
    const [greeting, news] = await texts(reader.body, 2);
    expect(greeting).toBe('event: open\nid: s.1\ndata: {"hello":true}\n\n');
    expect(news).toMatch(/^event: presence\nid: s\.2\ndata: \{"items":\[\{"address":"b",.*\}\]\}\n\n$/);
  });

  it('is told in one event what comes in one go', async () => {
    const { reader, say } = setUp();
    ['a', 'b', 'c'].forEach(address => say(address));
    const [, news] = await texts(reader.body, 2);
    expect(news!.match(/"address"/g)).toHaveLength(3);
  });

  it('is told of a change of the settings once, after what it changed, and not while that is being found out', async () => {
    const log = new StreamLog();
    let revision = 'a';
    const reader = new StreamReader({ id: 's', log, after: 0, greeting: { revision }, revision: () => revision, closed: () => undefined });
    const tell = async (): Promise<void> => { reader.wake(); await settled(); };
    await tell();
    log.hold();
    revision = 'b';
    await tell();
    log.put('x', unknownPresence('x', 'blocked-by-policy', 0));
    log.release();
    await tell();
    await tell();
    reader.close();
    const [, presence, settings, ...rest] = await texts(reader.body);
    expect([presence, settings, rest]).toEqual([expect.stringContaining('blocked-by-policy'), 'event: settings\nid: s.1\ndata: {"revision":"b"}\n\n', []]);
  });

  it('costs no memory by not reading: no more than a buffer waits for it', async () => {
    const { reader, say } = setUp();
    for (let round = 0; round < 200; round++) {
      for (let user = 0; user < 20; user++) say(`user${user}`, 'x'.repeat(5_000));
      await settled();
    }
    reader.close();
    const waiting = (await texts(reader.body)).join('').length;
    expect(waiting).toBeGreaterThan(60_000);
    expect(waiting).toBeLessThan(110_000);
  });

  it('is dropped when it took nothing between two heartbeats', async () => {
    const { reader, closings, say } = setUp();
    for (let user = 0; user < 30; user++) say(`user${user}`, 'x'.repeat(5_000));
    await settled();
    reader.beat();
    expect(closings).toEqual([]);
    reader.beat();
    expect(closings).toEqual(['closed']);
  });

  it('is kept when it reads slowly, but reads', async () => {
    const { reader, closings, say } = setUp();
    for (let beat = 0; beat < 10; beat++) {
      for (let user = 0; user < 30; user++) say(`user${user}`, `${beat}`.repeat(5_000));
      await settled();
      reader.beat();
      await texts(reader.body, 3);
    }
    expect(closings).toEqual([]);
  });

  it('gets a sign of life when there is nothing to tell', async () => {
    const { reader } = setUp();
    reader.beat();
    expect((await texts(reader.body, 2))[1]).toBe(': \n\n');
  });

  it('says once that it is over, whoever ends it', async () => {
    const ours = setUp(), theirs = setUp();
    ours.reader.close();
    ours.reader.close();
    expect(ours.closings).toHaveLength(1);
    await theirs.reader.body.cancel();
    theirs.reader.close();
    expect(theirs.closings).toHaveLength(1);
  });

  it('takes no harm from news after its end', async () => {
    const { reader, closings, say } = setUp();
    await reader.body.cancel();
    say('a');
    reader.beat();
    await settled();
    expect(closings).toEqual(['closed']);
  });
});
