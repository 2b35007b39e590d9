import { describe, expect, it } from 'vitest';
import { fakeHarness } from '../fixtures/mutants.js';
import { addressesOf, Bench } from './bench.js';

describe('a bench', () => {
  it('asks with a list that an agent cannot change, and as the viewer of the harness', async () => {
    const seen: unknown[] = [];
    const bench = new Bench({
      ...fakeHarness(agent => (agent.query = (addresses, { viewer }) => {
        seen.push(Object.isFrozen(addresses), viewer);
        return Promise.resolve([]);
      })),
      viewer: { id: 'eve' },
    });
    await bench.ask(await bench.agent(), bench.known);
    expect(seen).toEqual([true, { id: 'eve' }]);
  });

  it('takes what is thrown at once for a failure like any other', async () => {
    const bench = new Bench(fakeHarness());
    expect(await bench.outcome(() => {
      throw new Error('at once');
    }, 'no end')).toMatchObject({ failed: true, error: { message: 'at once' } });
  });

  it('waits no longer than its patience', async () => {
    await expect(new Bench({ ...fakeHarness(), patience: 3 }).until(() => false, 'nothing has happened')).rejects.toThrow('nothing has happened after 3 ms');
  });

  it('does not take it for waiting where the machine did something else meanwhile', async () => {
    let glances = 0;
    const pass = (): void => {
      glances++;
      for (const end = Date.now() + 12; Date.now() < end;);
    };
    await new Bench({ ...fakeHarness(), patience: 60, pass }).until(() => glances > 10, 'nothing has happened');
  });

  it('lets the clock of the harness go while it waits', async () => {
    let time = 0;
    await new Bench({ ...fakeHarness(), pass: () => void (time += 1_000) }).until(() => time > 5_000, 'time stands still');
    expect(time).toBe(6_000);
  });

  it('writes down in order what a watch is told', async () => {
    const harness = fakeHarness();
    const bench = new Bench(harness);
    const { told, set } = bench.watch(await bench.agent());
    set(['ada@corp.example']);
    await bench.linger();
    await harness.change!('ada@corp.example', 'away');
    await harness.lose!();
    expect(told).toMatchObject([{ live: true }, { report: { availability: 'away' } }, { lost: 'unreachable' }]);
  });

  it('tells the author of a harness which address is none', () => {
    expect(() => addressesOf(['ada'])).toThrow(new TypeError('The harness names "ada", which is no address'));
  });
});
