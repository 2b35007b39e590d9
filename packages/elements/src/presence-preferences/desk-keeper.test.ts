import { fakePreferencesDesk } from '@presence-elements/testing';
import { expect } from 'chai';
import { DeskKeeper } from './desk-keeper.js';

/** Lets a desk answer. */
async function answered(): Promise<void> {
  for (let step = 0; step < 20; step++) await Promise.resolve();
}

async function begin(kept = {}) {
  const desk = fakePreferencesDesk(kept);
  let steps = 0;
  const keeper = new DeskKeeper(() => steps++);
  keeper.follow(desk);
  await answered();
  return { desk, keeper, steps: () => steps };
}

describe('what is kept of my preferences', () => {
  it('is read once, and again whenever it changes elsewhere', async () => {
    const { desk, keeper } = await begin({ displayName: 'Ada' });
    keeper.follow(desk);
    await answered();
    const before = [keeper.kept?.displayName, desk.reads];
    desk.elsewhere({ displayName: 'Countess' });
    await answered();
    expect([...before, keeper.kept?.displayName, desk.reads]).to.deep.equal(['Ada', 1, 'Countess', 2]);
  });

  it('stays when it cannot be read, with the reason, until it can be', async () => {
    const { desk, keeper } = await begin({ displayName: 'Ada' });
    desk.fail('signed-out');
    await keeper.again();
    const failed = [keeper.kept?.displayName, keeper.problem];
    desk.recover();
    await keeper.again();
    expect([...failed, keeper.problem]).to.deep.equal(['Ada', 'signed-out', undefined]);
  });

  it('is unknown until it has been read', async () => {
    const keeper = new DeskKeeper(() => undefined), desk = fakePreferencesDesk();
    desk.hang();
    keeper.follow(desk);
    const waiting = [keeper.kept, keeper.reading];
    desk.fail('timeout');
    await answered();
    expect([...waiting, keeper.kept, keeper.reading, keeper.problem]).to.deep.equal([undefined, true, undefined, false, 'timeout']);
  });

  it('is what the desk answers to a change, and is not read again where only that change is told', async () => {
    const { desk, keeper } = await begin();
    await keeper.write({ noteFor: 'nobody' });
    expect([keeper.kept?.noteFor, keeper.reading]).to.deep.equal(['nobody', true]);
    await answered();
    expect([keeper.kept?.noteFor, desk.reads]).to.deep.equal(['nobody', 2]);
  });

  it('is never what another desk answers to a change that was still under way there', async () => {
    const { desk, keeper } = await begin({ displayName: 'Ada' }), other = fakePreferencesDesk({ displayName: 'Bob' });
    desk.hang();
    const writing = keeper.write({ noteFor: 'nobody' });
    keeper.follow(other);
    await answered();
    desk.recover();
    await writing;
    expect(keeper.kept?.displayName).to.equal('Bob');
  });

  it('stays as it is when a change fails', async () => {
    const { desk, keeper } = await begin();
    const failure: unknown = await keeper.write({ block: ['word'] }).catch((error: unknown) => error);
    expect(failure).to.include({ name: 'SettingsError' });
    expect([keeper.kept?.block, keeper.problem, desk.reads]).to.deep.equal([[], undefined, 1]);
  });

  it('is not overwritten by what was asked for before a change', async () => {
    const { desk, keeper } = await begin({ noteFor: 'everyone' });
    let late: ((kept: typeof desk.kept) => void) | undefined;
    const old = desk.kept, slow = { read: () => new Promise<typeof desk.kept>(resolve => (late = resolve)), write: desk.write };
    keeper.follow(slow);
    const first = late!;
    await keeper.write({ noteFor: 'nobody' });
    first(old);
    await answered();
    const between = keeper.kept?.noteFor;
    late!(desk.kept);
    await answered();
    expect([between, keeper.kept?.noteFor]).to.deep.equal(['nobody', 'nobody']);
  });

  it('is forgotten at once where another desk answers, whatever the first one still says', async () => {
    const { desk, keeper } = await begin({ displayName: 'Ada' });
    desk.hang();
    const late = keeper.latest();
    const other = fakePreferencesDesk({ displayName: 'Grace' });
    keeper.follow(other);
    const between = keeper.kept;
    desk.recover();
    await late;
    await answered();
    expect([between, keeper.kept?.displayName, desk.followers, other.followers]).to.deep.equal([undefined, 'Grace', 0, 1]);
  });

  it('is no longer followed once it was stopped, and is read again after that', async () => {
    const { desk, keeper } = await begin();
    keeper.stop();
    keeper.stop();
    desk.elsewhere({ noteFor: 'nobody' });
    await answered();
    const stopped = [desk.followers, desk.reads, keeper.kept?.noteFor];
    keeper.follow(desk);
    await answered();
    expect([...stopped, keeper.kept?.noteFor]).to.deep.equal([0, 1, 'everyone', 'nobody']);
  });

  it('is refused in words where there is no desk', async () => {
    const keeper = new DeskKeeper(() => undefined);
    keeper.follow(undefined);
    expect(await keeper.write({}).catch((error: unknown) => error)).to.include({ name: 'PresenceError', code: 'no-agent' });
    expect(await keeper.latest().catch((error: unknown) => error)).to.include({ code: 'no-agent' });
    expect(keeper.hears).to.equal(false);
  });
});
