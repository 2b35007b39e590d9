import { processorTime } from '@presence-elements/testing';
import { decodeTransfer } from './transfer-encoding.js';

describe('a reader of transfer encodings', () => {
  it.each([undefined, '', '7bit', '8bit', 'Binary '])('leaves %s as it is', encoding => {
    expect(decodeTransfer(encoding, 'Grüße = =3D')).toBe('Grüße = =3D');
  });

  it('reads base64, in lines too', () => {
    expect(decodeTransfer('BASE64', 'R3LD\r\nvMOfZQ==\r\n')).toBe('Grüße');
  });

  it('reads quoted-printable, with soft line breaks', () => {
    expect(decodeTransfer('quoted-printable', 'Gr=C3=BC=\r\n=c3=9fe ü =3D')).toBe('Grüße ü =');
  });

  it.each([['base64', '***'], ['base64', '/w=='], ['quoted-printable', '=FF'], ['quoted-printable', 'a=b'], ['quoted-printable', 'a='], ['gzip', 'x'], ['x-uuencode', 'x']])('reads no %s that is none: %s', (encoding, text) => {
    expect(decodeTransfer(encoding, text)).toBeUndefined();
  });

  it('does not linger over soft line breaks that are none', () => {
    expect(processorTime(() => decodeTransfer('quoted-printable', ('=' + ' '.repeat(500)).repeat(400)))).toBeLessThan(500);
  });
});
