import { PresenceError, type OwnPresence, type PresenceView } from '@presence-elements/core';
import { expect } from 'chai';
import { Publisher } from './publisher.js';

interface Network {
  readonly view: PresenceView;
  /** Answers the nth request. */
  readonly answers: { resolve: (set: OwnPresence) => void; reject: (error: unknown) => void }[];
}

/** A network that answers when it is told to. */
function network(): Network {
  const answers: Network['answers'] = [];
  const publish = (): Promise<OwnPresence> => new Promise((resolve, reject) => answers.push({ resolve, reject }));
  return { view: { publish } as Partial<PresenceView> as PresenceView, answers };
}

const busy: OwnPresence = { availability: 'busy' };
const ignore = (): undefined => undefined;

describe('publishing my presence', () => {
  it('confirms nothing before the network has', async () => {
    const { view, answers } = network();
    const publisher = new Publisher(ignore, () => 7);
    const done = publisher.publish(view, busy);
    expect(publisher).to.include({ saving: true, confirmed: undefined });
    answers[0]!.resolve(busy);
    expect(await done).to.equal(busy);
    expect(publisher).to.deep.include({ saving: false, overruled: false, confirmed: { own: busy, at: 7 } });
  });

  it('knows when the network set something else', async () => {
    const { view, answers } = network();
    const publisher = new Publisher(ignore);
    const done = publisher.publish(view, busy);
    answers[0]!.resolve({ availability: 'away' });
    await done;
    expect(publisher.overruled).to.equal(true);
  });

  it('keeps what was confirmed before when it fails, and says why until one goes on', async () => {
    const { view, answers } = network();
    const publisher = new Publisher(ignore);
    const confirmed = (publisher.confirmed = { own: busy, at: 1 });
    const done = publisher.publish(view, { availability: 'dnd' }).catch(ignore);
    answers[0]!.reject(new PresenceError('forbidden'));
    await done;
    expect(publisher).to.include({ saving: false, problem: 'forbidden', confirmed });
    publisher.forget();
    expect(publisher.problem).to.equal(undefined);
  });

  it('lets the last of several count, in whatever order they are answered', async () => {
    const { view, answers } = network();
    const publisher = new Publisher(ignore);
    const first = publisher.publish(view, busy).catch(ignore), second = publisher.publish(view, { availability: 'dnd' });
    answers[1]!.resolve({ availability: 'dnd' });
    answers[0]!.reject(new PresenceError('timeout'));
    await Promise.all([first, second]);
    expect(publisher).to.include({ saving: false, problem: undefined });
    expect(publisher.confirmed?.own.availability).to.equal('dnd');
  });

  it('says that it cannot where there is no registry', async () => {
    const publisher = new Publisher(ignore);
    const failure: unknown = await publisher.publish(undefined, busy).catch((error: unknown) => error);
    expect(failure).to.include({ name: 'PresenceError', code: 'no-agent' });
    expect(publisher.problem).to.equal('no-agent');
  });

  it('tells of each step', async () => {
    const { view, answers } = network();
    const steps: boolean[] = [];
    const publisher: Publisher = new Publisher(() => steps.push(publisher.saving));
    const done = publisher.publish(view, busy);
    answers[0]!.resolve(busy);
    await done;
    expect(steps.slice(-2)).to.deep.equal([true, false]);
  });
});
