import { bench } from '../test/parts.js';

describe('the sessions', () => {
  it('are one for each viewer, or for all who look with the same rights', () => {
    const { sessions } = bench(), ada = sessions.of({ id: 'ada' });
    expect(sessions.of({ id: 'ada' })).toBe(ada);
    expect([sessions.of({ id: 'bob' }), sessions.of(undefined), sessions.of({ id: 'x', partition: 'ada' })]).not.toContain(ada);
    expect(sessions.of({ id: 'x', partition: 'p' })).toBe(sessions.of({ id: 'y', partition: 'p' }));
  });

  it('are a single one where the token is an application’s', () => {
    const { sessions } = bench({ isShared: true });
    expect(sessions.of({ id: 'ada' })).toBe(sessions.of(undefined));
  });

  it('ask the host for whom they are', async () => {
    const asked: unknown[] = [], token = (request: object): string => (asked.push(request), 'good');
    await bench({ token }).sessions.of({ id: 'ada' }).credential.current();
    await bench({ token, isShared: true }).sessions.of({ id: 'ada' }).credential.current();
    expect(asked).toEqual([{ viewer: { id: 'ada' } }, { viewer: undefined }]);
  });

  it('are forgotten one by one or all at once', () => {
    const { sessions } = bench(), ada = sessions.of({ id: 'ada' }), bob = sessions.of({ id: 'bob' });
    sessions.forget({ id: 'ada' });
    expect([sessions.of({ id: 'ada' }) === ada, sessions.of({ id: 'bob' }) === bob]).toEqual([false, true]);
    sessions.forget(undefined);
    expect(sessions.of({ id: 'bob' })).not.toBe(bob);
  });
});
