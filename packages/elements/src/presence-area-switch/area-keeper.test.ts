import { PresenceError, type Area, type Areas } from '@presence-elements/core';
import { expect } from 'chai';
import { AreaKeeper } from './area-keeper.js';

/** Areas that are answered when the test says so. */
function fakeAreas() {
  const answers: { area: string; answer: (kept: Area) => void; fail: (error: Error) => void }[] = [];
  const followers = new Set<() => void>();
  const ask = (area: string): Promise<Area> => new Promise((answer, fail) => answers.push({ area, answer, fail }));
  const areas: Areas = {
    read: ask,
    write: ask,
    follow: changed => {
      followers.add(changed);
      return () => void followers.delete(changed);
    },
  };
  return { areas, answers, followers };
}

const on: Area = { enabled: true, moderated: true }, off: Area = { ...on, enabled: false };

async function answered(): Promise<void> {
  for (let step = 0; step < 10; step++) await Promise.resolve();
}

describe('what is kept of an area', () => {
  it('is read, and again whenever it changes', async () => {
    const { areas, answers, followers } = fakeAreas(), keeper = new AreaKeeper(() => undefined);
    keeper.follow(areas, 'marketing');
    keeper.follow(areas, 'marketing');
    answers[0]!.answer(on);
    await answered();
    const first = keeper.kept;
    followers.forEach(tell => tell());
    answers[1]!.answer(off);
    await answered();
    expect([first, keeper.kept, answers.length]).to.deep.equal([on, off, 2]);
  });

  it('stays as it was known when it cannot be read', async () => {
    const { areas, answers, followers } = fakeAreas(), keeper = new AreaKeeper(() => undefined);
    keeper.follow(areas, 'marketing');
    answers[0]!.answer(on);
    await answered();
    followers.forEach(tell => tell());
    answers[1]!.fail(new PresenceError('unreachable'));
    await answered();
    expect([keeper.kept, keeper.outcome]).to.deep.equal([on, undefined]);
  });

  it('is as it was until a change has been confirmed, and after one that failed', async () => {
    const { areas, answers } = fakeAreas(), keeper = new AreaKeeper(() => undefined);
    keeper.follow(areas, 'marketing');
    answers[0]!.answer(on);
    await answered();
    const written = keeper.write(false), during = [keeper.kept, keeper.wanted];
    answers[1]!.answer(off);
    await written;
    const done = [keeper.kept, keeper.wanted, keeper.outcome];
    const refused = keeper.write(true).catch((error: unknown) => error);
    answers[2]!.fail(new PresenceError('forbidden'));
    expect(await refused).to.include({ code: 'forbidden' });
    expect([during, done, keeper.kept, keeper.wanted, keeper.outcome]).to.deep.equal([[on, false], [off, undefined, 'saved'], off, undefined, 'forbidden']);
  });

  it('is not overwritten by what was asked for before a change, nor read while that is being saved', async () => {
    const { areas, answers, followers } = fakeAreas(), keeper = new AreaKeeper(() => undefined);
    keeper.follow(areas, 'marketing');
    const written = keeper.write(false);
    followers.forEach(tell => tell());
    answers[1]!.answer(off);
    answers[0]!.answer(on);
    await written;
    await answered();
    expect([keeper.kept, answers.length]).to.deep.equal([off, 2]);
  });

  it('is forgotten where another area is meant, and is that of no area at all', async () => {
    const { areas, answers, followers } = fakeAreas(), keeper = new AreaKeeper(() => undefined);
    keeper.follow(areas, 'marketing');
    keeper.follow(areas, 'sales');
    answers[0]!.answer(on);
    await answered();
    expect([keeper.kept, answers.map(({ area }) => area)]).to.deep.equal([undefined, ['marketing', 'sales']]);
    keeper.follow(areas, '');
    expect([followers.size, await new AreaKeeper(() => undefined).write(true)]).to.deep.equal([0, undefined]);
  });
});
