import { expect } from 'chai';
import { FakeProviderList } from '../../test/fake-provider-list.js';
import { ProviderReader } from './provider-reader.js';

const turns = async (): Promise<void> => { for (let turn = 0; turn < 5; turn++) await Promise.resolve(); };

describe('the reader of the list', () => {
  it('reads, and again whenever the list may have changed', async () => {
    const list = new FakeProviderList();
    let steps = 0;
    const reader = new ProviderReader(() => steps++);
    reader.use(list);
    reader.use(list);
    expect(reader.reading).to.equal(true);
    await turns();
    expect([reader.reading, reader.providers?.providers.length, list.asked]).to.deep.equal([false, 7, ['read']]);
    list.elsewhere('partner', { name: 'New' });
    await turns();
    expect(reader.providers?.providers.find(({ id }) => id === 'partner')?.name).to.equal('New');
    expect(steps).to.equal(4);
  });

  it('keeps what it knows after a failure, and says why it may be old', async () => {
    const list = new FakeProviderList(), reader = new ProviderReader(() => undefined);
    reader.use(list);
    await turns();
    list.fail('unreachable');
    await reader.read();
    expect([reader.problem, reader.providers !== undefined]).to.deep.equal(['unreachable', true]);
    list.recover();
    await reader.read();
    expect(reader.problem).to.equal(undefined);
  });

  it('forgets what the viewer may not see any more', async () => {
    const list = new FakeProviderList(), reader = new ProviderReader(() => undefined);
    for (const code of ['signed-out', 'forbidden'] as const) {
      list.recover();
      reader.use(list);
      await reader.read();
      list.fail(code);
      await reader.read();
      expect([reader.problem, reader.providers]).to.deep.equal([code, undefined]);
    }
    list.recover();
    await reader.read();
    reader.use(undefined);
    expect([reader.problem, reader.providers]).to.deep.equal([undefined, undefined]);
  });

  it('has read once the last reading is there: what comes in between leaves nobody with the list as it was', async () => {
    const list = new FakeProviderList(), reader = new ProviderReader(() => undefined);
    reader.use(list);
    await turns();
    const read = list.read.bind(list), answers: (() => void)[] = [];
    list.read = async () => {
      await new Promise<void>(resolve => answers.push(resolve));
      return read();
    };
    let isRead = false;
    const done = reader.read().then(() => { isRead = true; });
    list.elsewhere('partner', { name: 'New' });
    answers[0]!();
    await turns();
    expect(isRead).to.equal(false);
    answers[1]!();
    await done;
    expect([isRead, reader.providers?.providers.find(({ id }) => id === 'partner')?.name]).to.deep.equal([true, 'New']);
  });

  it('follows nobody while it rests, takes no late answer, and goes on with what it knew', async () => {
    const list = new FakeProviderList(), reader = new ProviderReader(() => undefined);
    reader.use(list);
    await turns();
    list.hang();
    void reader.read();
    reader.rest();
    list.elsewhere('partner', undefined);
    list.recover();
    await turns();
    expect([list.followers, reader.providers?.providers.length]).to.deep.equal([0, 7]);
    reader.use(list);
    await turns();
    expect([list.followers, reader.providers?.providers.length]).to.deep.equal([1, 6]);
  });

  it('is told last by the list that was given last', async () => {
    const slow = new FakeProviderList(), quick = new FakeProviderList({ providers: [] }), reader = new ProviderReader(() => undefined);
    slow.hang();
    reader.use(slow);
    reader.use(quick);
    await turns();
    slow.recover();
    await turns();
    expect(reader.providers?.providers).to.deep.equal([]);
    expect(slow.followers).to.equal(0);
  });

  it('knows nothing without a list', async () => {
    const reader = new ProviderReader(() => undefined);
    await reader.read();
    expect(reader).to.include({ reading: false, providers: undefined });
  });
});
