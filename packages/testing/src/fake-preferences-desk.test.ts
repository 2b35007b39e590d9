import { describe, expect, it } from 'vitest';
import { fakePreferencesDesk } from './fake-preferences-desk.js';

describe('the fake desk for preferences', () => {
  it('keeps what is named, empties what is undefined, and tells whoever follows', async () => {
    const desk = fakePreferencesDesk({ address: 'ada@old.example', mayOverride: false });
    let told = 0;
    const leave = desk.follow(() => told++);
    expect(await desk.write({ address: undefined, block: ['bad.example'] })).toMatchObject({ address: undefined, block: ['bad.example'], mayOverride: false, noteFor: 'everyone' });
    leave();
    leave();
    desk.elsewhere({ noteFor: 'nobody' });
    expect([told, desk.followers, (await desk.read()).noteFor, desk.asked.length]).toEqual([1, 0, 'nobody', 1]);
  });

  it('refuses what cannot be taken, field by field, and keeps what was before', async () => {
    const desk = fakePreferencesDesk({ address: 'ada@old.example' });
    const failure: unknown = await desk.write({ address: 'no address', displayName: 'x'.repeat(65), allow: ['ok.example', 'word'], noteFor: 'nobody' }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'SettingsError', problems: [{ path: 'address' }, { path: 'displayName', code: 'too-long' }, { path: 'allow.1' }] });
    expect(desk.kept).toMatchObject({ address: 'ada@old.example', noteFor: 'everyone' });
  });

  it('fails, refuses, hangs and recovers when told to', async () => {
    const desk = fakePreferencesDesk();
    desk.fail('signed-out');
    await expect(desk.read()).rejects.toMatchObject({ code: 'signed-out' });
    desk.refuse({ path: 'sharing', code: 'conflict', message: 'Changed meanwhile.' });
    await expect(desk.write({ sharing: 'off' })).rejects.toMatchObject({ problems: [{ code: 'conflict' }] });
    desk.recover();
    desk.hang();
    const read = desk.read();
    desk.recover();
    expect((await read).sharing).toBe('organisation');
    expect(desk.reads).toBe(2);
  });
});
