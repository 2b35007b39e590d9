import { booleanOf, instantOf, naturalOf } from './xsd.js';

describe('a reader of XML Schema’s simple types', () => {
  it.each([
    ['2026-11-20T23:28:14.667Z', Date.UTC(2026, 10, 20, 23, 28, 14, 667)],
    ['2026-11-20T23:28:14+01:00', Date.UTC(2026, 10, 20, 22, 28, 14)],
    [' 2012-07-12T13:58:54 ', Date.UTC(2012, 6, 12, 13, 58, 54)],
    ['2026-11-20T23:28:14.123456789Z', Date.UTC(2026, 10, 20, 23, 28, 14, 123)],
  ])('reads the instant %s', (text, instant) => {
    expect(instantOf(text)).toBe(instant);
  });

  it.each([undefined, '', 'yesterday', '2026-13-45T99:00:00Z', '2026-11-20', '1795217161', '2026-11-20T23:28:14.Z'])('takes %s for no instant', text => {
    expect(instantOf(text)).toBeUndefined();
  });

  it('reads natural numbers, and no others', () => {
    expect(['0', ' 42 ', '3500', '-1', '1e3', '', undefined, '0x10', '9'.repeat(30)].map(naturalOf)).toEqual([0, 42, 3500, ...Array<undefined>(6).fill(undefined)]);
  });

  it('reads both spellings of a boolean, and no others', () => {
    expect(['true', '1', 'false', '0', 'TRUE', 'yes', '', undefined].map(booleanOf)).toEqual([true, true, false, false, ...Array<undefined>(4).fill(undefined)]);
  });
});
