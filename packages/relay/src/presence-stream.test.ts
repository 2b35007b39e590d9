import { describe, expect, it } from 'vitest';
import { unknownPresence, type PresenceView } from '@presence-elements/core';
import { addressedAs, keyOf, PresenceStream } from './presence-stream.js';

/** A view that notes who is watched. */
function setUp() {
  const watched = new Set<string>();
  const view: Pick<PresenceView, 'watch'> = {
    watch(input, listener) {
      const address = String(input);
      watched.add(address);
      listener(unknownPresence('somebody@else.example', 'pending', 0));
      return () => void watched.delete(address);
    },
  };
  let time = 0;
  const stream = new PresenceStream({ id: 's', viewer: undefined, view, maxAddresses: 3, heartbeat: 1, now: () => time });
  return { stream, watched, at: (now: number) => void (time = now) };
}

describe('a presence stream', () => {
  it('watches what was declared, under one key however it is written', () => {
    const { stream, watched } = setUp();
    stream.declare(1, ['mailto:Ada@corp.example', 'ada@corp.example', 'alan@corp.example']);
    expect([...watched]).toEqual(['ada@corp.example', 'alan@corp.example']);
    stream.amend(2, ['im:grace@corp.example'], ['pres:ada@corp.example']);
    expect([...watched]).toEqual(['alan@corp.example', 'grace@corp.example']);
    expect(stream.size).toBe(2);
  });

  it('keeps its list when a new one is refused', () => {
    const { stream, watched } = setUp();
    stream.declare(5, ['a@b.example']);
    expect(() => stream.declare(4, [])).toThrow(expect.objectContaining({ status: 409 }));
    expect(() => stream.declare(6, ['a@b.example', 'b@b.example', 'c@b.example', 'd@b.example'])).toThrow(expect.objectContaining({ status: 413 }));
    expect([...watched]).toEqual(['a@b.example']);
    expect(() => stream.declare(5, [])).not.toThrow();
  });

  it('knows since when nobody reads it', async () => {
    const { stream, at } = setUp();
    expect(stream.leftAt).toBe(0);
    const first = stream.read(0, false), second = stream.read(0, true);
    expect(stream.leftAt).toBeUndefined();
    at(7);
    await first.cancel();
    expect(stream.leftAt).toBeUndefined();
    await second.cancel();
    expect(stream.leftAt).toBe(7);
  });

  it('watches nobody once it is closed', () => {
    const { stream, watched } = setUp();
    stream.declare(1, ['a@b.example']);
    stream.close();
    stream.close();
    expect([watched.size, stream.size]).toEqual([0, 0]);
  });
});

it('knows an address by its normal form, and what is none by itself', () => {
  expect(['mailto:Ada@Corp.example', 'AIM:ada', 'no address'].map(keyOf)).toEqual(['ada@corp.example', 'aim:ada', 'no address']);
});

it('tells of a person under the address that was asked for, though another one stands for it', () => {
  const presence = unknownPresence('ada@elsewhere.example', 'pending', 0);
  expect(addressedAs('ada@elsewhere.example', presence)).toBe(presence);
  expect(addressedAs('ada@corp.example', presence)).toEqual({ ...presence, address: 'ada@corp.example' });
});
