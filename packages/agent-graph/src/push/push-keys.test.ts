import { pushKey } from '../../test/push-fixture.js';
import { checkKeys, KeyRing, type PushKey } from './push-keys.js';

const [old, fresh] = [pushKey('old'), pushKey('new')];

describe('the keys', () => {
  it('are told by name, the newest first, and imported once', async () => {
    const ring = new KeyRing([fresh, old]), key = await ring.privateKey('old');
    expect(ring.newest).toEqual({ id: 'new', certificate: expect.stringMatching(/^MII[\w+/]+=*$/) as string });
    expect([await ring.privateKey('old') === key, await ring.privateKey('older'), await ring.privateKey(undefined)]).toEqual([true, undefined, undefined]);
    expect((await new KeyRing([{ id: 'imported', privateKey: key! }]).privateKey('imported'))).toBe(key);
  });

  it('may change while they are used', async () => {
    let keys: readonly PushKey[] = [old];
    const ring = new KeyRing(() => keys);
    keys = [fresh, old];
    expect([ring.newest.id, await ring.privateKey('new')]).toEqual(['new', expect.anything()]);
  });

  it.each<[string, readonly PushKey[], RegExp]>([
    ['none', [], /one at least/], ['no certificate', [{ id: 'a', privateKey: old.privateKey }], /certificate/], ['two of one name', [fresh, { ...old, id: 'new' }], /same id/],
    ['no name', [{ ...fresh, id: '' }], /id of/], ['a long name', [{ ...fresh, id: 'x'.repeat(129) }], /id of/], ['no private key', [{ ...fresh, privateKey: '***' }], /privateKey/],
  ])('are refused with %s, without a word of a key', (_, keys, message) => {
    expect(() => checkKeys(keys)).toThrow(message);
    expect(() => checkKeys([fresh, old])).not.toThrow();
  });
});
