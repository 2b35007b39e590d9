import { fakeClock } from '@presence-elements/testing';
import { Silences } from './silences.js';

const ADA = 'ada@corp.example', BOB = 'bob@corp.example', EVE = 'eve@elsewhere.example';

function silences() {
  const clock = fakeClock(), asked: string[] = [], over: string[] = [], lost = new Set<string>();
  const all = new Silences(clock, {
    isThere: domain => (asked.push(domain), Promise.resolve(!lost.has(domain))),
    over: jids => over.push(...jids),
  });
  return { clock, asked, over, lost, all };
}

describe('silences', () => {
  it('are over after three seconds in which nobody new was heard', async () => {
    const { all, clock, over } = silences();
    all.count(new Set([ADA, BOB]));
    await clock.advance(2_000);
    all.heard(ADA);
    await clock.advance(2_999);
    expect(over).toEqual([]);
    await clock.advance(1);
    expect([over, clock.pending]).toEqual([[BOB], 0]);
  });

  it('are over only of those whose own server is there', async () => {
    const { all, clock, asked, over, lost } = silences();
    lost.add('elsewhere.example');
    all.count(new Set([ADA, EVE]));
    await clock.advance(60_000);
    expect([asked, over]).toEqual([['corp.example', 'elsewhere.example'], [ADA]]);
  });

  it('ask a server again once anybody is heard who was asked for with its people', async () => {
    const { all, clock, over, lost } = silences();
    lost.add('elsewhere.example');
    all.count(new Set([EVE, 'sue@elsewhere.example']));
    await clock.advance(3_000);
    lost.clear();
    all.heard('sue@elsewhere.example');
    await clock.advance(3_000);
    expect(over).toEqual([EVE]);
  });

  it('are counted once, for whoever is unheard', async () => {
    const { all, clock, asked, over } = silences();
    all.count(new Set([ADA]));
    await clock.advance(2_000);
    all.count(new Set([ADA, BOB]));
    await clock.advance(1_000);
    expect(over).toEqual([ADA]);
    all.count(new Set());
    await clock.advance(10_000);
    expect([over, asked]).toEqual([[ADA], ['corp.example']]);
  });

  it('leave no timer behind', async () => {
    const { all, clock, over } = silences();
    all.count(new Set([ADA]));
    all.count(new Set([ADA, BOB]));
    all.end();
    await clock.advance(10_000);
    expect([clock.pending, over]).toEqual([0, []]);
  });
});
