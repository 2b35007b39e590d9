import { AndFilter, EqualityFilter, NotFilter } from 'ldapts';
import { describe, expect, it } from 'vitest';
import { filterOf } from './ldap-source.js';

describe('a filter', () => {
  it('is of people unless somebody says otherwise', () => {
    expect(filterOf()).toEqual(new EqualityFilter({ attribute: 'objectClass', value: 'person' }));
  });

  it('is taken apart, never put together as text', () => {
    expect(filterOf('(&(a=b)(!(c=d)))')).toEqual(new AndFilter({ filters: [new EqualityFilter({ attribute: 'a', value: 'b' }), new NotFilter({ filter: new EqualityFilter({ attribute: 'c', value: 'd' }) })] }));
  });

  it('has characters that are escaped as their bytes (RFC 4515 §3)', () => {
    expect(filterOf('(cn=M\\c3\\bcller\\28\\2a\\29\\5c)')).toEqual(new EqualityFilter({ attribute: 'cn', value: 'Müller(*)\\' }));
  });

  it.each(['(', ')', '(a=b', '(a=b)(c=d)', '(&(a=b)', '(a=(b))', '(=b)', '(a=\\zz)', 'nonsense'])('is refused where it is none: %s', text => {
    expect(() => filterOf(text)).toThrow();
  });
});
