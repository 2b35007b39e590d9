import { Shared } from './shared.js';

const never = new AbortController().signal;

describe('a question that several ask at once', () => {
  it('is asked once, and again when it was answered', async () => {
    const shared = new Shared<number>();
    let asked = 0;
    const question = (): Promise<number> => Promise.resolve(++asked);
    expect(await Promise.all([shared.ask('a', never, question), shared.ask('a', never, question), shared.ask('b', never, question)])).toEqual([1, 1, 2]);
    expect(await shared.ask('a', never, question)).toBe(3);
  });
  it('goes on when one of them gives up, and ends when all have', async () => {
    const shared = new Shared<number>(), one = new AbortController(), other = new AbortController();
    let given = 0;
    const question = (signal: AbortSignal): Promise<number> => new Promise((_, reject) => signal.addEventListener('abort', () => { given++; reject(new Error('given up')); }));
    const first = shared.ask('a', one.signal, question), second = shared.ask('a', other.signal, question);
    one.abort();
    await expect(first).rejects.toMatchObject({ code: 'timeout' });
    expect(given).toBe(0);
    other.abort();
    await expect(second).rejects.toMatchObject({ code: 'timeout' });
    expect(given).toBe(1);
    expect(await shared.ask('a', never, () => Promise.resolve(7))).toBe(7);
  });
  it('fails for all of them', async () => {
    const shared = new Shared<number>(), fails = (): Promise<number> => Promise.reject(new Error('no'));
    const both = await Promise.allSettled([shared.ask('a', never, fails), shared.ask('a', never, fails)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
