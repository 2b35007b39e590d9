import { encrypted } from '../../test/graph-double.js';
import { pushKey } from '../../test/push-fixture.js';
import { decrypt } from './decrypt.js';
import { KeyRing } from './push-keys.js';

const [old, fresh] = [pushKey('old'), pushKey('new')], resource = { id: 'ada', availability: 'Busy', activity: 'Ünïcödé' };
const content = (key = fresh, what: unknown = resource) => encrypted(what, { encryptionCertificate: key.certificate!.replace(/-----.*-----|\s/g, ''), encryptionCertificateId: key.id });
const ring = new KeyRing([fresh, old]);

describe('what Graph encrypts', () => {
  it('is read with the key that it was encrypted for, the old one as well', async () => {
    expect(await Promise.all([fresh, old].map(key => decrypt(content(key), ring)))).toEqual([resource, resource]);
  });

  it('is not read when anything about it is not as it was', async () => {
    const other = content();
    const wrong = [
      { ...content(), data: other.data }, { ...content(), dataSignature: other.dataSignature }, { ...content(), dataKey: other.dataKey }, { ...content(), encryptionCertificateId: 'old' },
      { ...content(), encryptionCertificateId: 'unknown' }, { ...content(), data: `${String(content().data)}AAAA` }, { ...content(), data: 7 }, { ...content(), dataKey: '***' }, {},
    ];
    expect(await Promise.all(wrong.map(each => decrypt(each, ring)))).toEqual(Array(wrong.length).fill(undefined));
  });
});
