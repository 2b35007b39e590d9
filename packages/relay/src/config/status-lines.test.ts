import { fakeClock } from '@presence-elements/testing';
import { describe, expect, it } from 'vitest';
import { StatusLines } from './status-lines.js';

function setUp() {
  const lines: string[] = [], clock = fakeClock(), status = new StatusLines(line => void lines.push(line), clock);
  const lost = (network = 'a'): void => status.tell({ network, state: 'lost', problem: 'unreachable' });
  const live = (network = 'a'): void => status.tell({ network, state: 'live' });
  return { lines, clock, status, lost, live };
}

describe('lines about networks', () => {
  it('come at once, and not again while nothing changes', async () => {
    const { lines, clock, live } = setUp();
    live();
    live();
    await clock.advance(120_000);
    live();
    expect(lines).toEqual(['a: live']);
  });

  it('come at most once a minute for each network, then as it stands', async () => {
    const { lines, clock, live, lost } = setUp();
    live();
    for (let i = 0; i < 100; i++) [lost, live][i % 2]!();
    lost();
    lost('b');
    expect(lines).toEqual(['a: live', 'b: lost (unreachable)']);
    await clock.advance(60_000);
    expect(lines).toEqual(['a: live', 'b: lost (unreachable)', 'a: lost (unreachable)']);
  });

  it('do not come for a network that is back before its minute is over', async () => {
    const { lines, clock, live, lost } = setUp();
    live();
    lost();
    live();
    await clock.advance(60_000);
    expect(lines).toEqual(['a: live']);
  });

  it('stop', async () => {
    const { lines, clock, status, live, lost } = setUp();
    live();
    lost();
    status.stop();
    await clock.advance(60_000);
    expect(lines).toEqual(['a: live']);
    expect(clock.pending).toBe(0);
  });
});
