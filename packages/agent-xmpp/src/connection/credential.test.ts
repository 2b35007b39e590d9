import { Credential } from './credential.js';

describe('the credential', () => {
  it('is none for a guest', async () => {
    expect(await new Credential({}).current()).toBeUndefined();
  });

  it('is a token rather than a password', async () => {
    expect(await new Credential({ jid: 'ada@corp.example', password: 'p', token: 't' }).current()).toBe('t');
  });

  it('is not offered again once it was refused, until somebody forgives it', async () => {
    const credential = new Credential({ jid: 'ada@corp.example', password: 'p' });
    await credential.current();
    credential.refuse();
    await expect(credential.current()).rejects.toMatchObject({ code: 'signed-out' });
    credential.forgive();
    expect(await credential.current()).toBe('p');
  });

  it('is asked for anew with what was refused', async () => {
    const seen: unknown[] = [], credential = new Credential({ jid: 'ada@corp.example', password: refused => { seen.push(refused); return refused === 'old' ? 'new' : 'old'; } });
    expect(await credential.current()).toBe('old');
    credential.refuse();
    expect(await credential.current()).toBe('new');
    expect(seen).toEqual([undefined, 'old']);
  });

  it('is asked for once, by however many', async () => {
    const answers: ((password: string) => void)[] = [], credential = new Credential({ jid: 'ada@corp.example', password: () => new Promise<string>(resolve => { answers.push(resolve); }) });
    const both = Promise.all([credential.current(), credential.current()]);
    answers[0]!('p');
    expect([await both, answers.length]).toEqual([['p', 'p'], 1]);
    void credential.current();
    expect(answers.length).toBe(2);
  });

  it.each([() => '', () => Promise.reject(new Error('secret')), () => { throw new Error('secret'); }])('that cannot be had means signed out, and nothing of why', async password => {
    const error = await new Credential({ jid: 'ada@corp.example', password }).current().catch((thrown: unknown) => thrown as Error);
    expect(error).toMatchObject({ code: 'signed-out', message: 'signed-out' });
    expect((error as Error).cause).toBeUndefined();
  });
});
