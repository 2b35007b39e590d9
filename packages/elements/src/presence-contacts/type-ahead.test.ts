import { expect } from 'chai';
import { byName } from './by-name.js';
import { rowsOf, type Row } from './rows.js';
import { TypeAhead } from './type-ahead.js';

const entries = byName(['Ada', 'Anna', 'Bea van Dijk', 'Bea Vance', 'Élise'].map(name => ({ address: `${name.length}${name.at(-1)!}@corp.example`, name, groups: ['Bees'] })), 'en');
// Bees, Ada, Anna, Bea van Dijk, Bea Vance, Élise
const { rows } = rowsOf(entries, { show: 'groups', search: '', sort: 'name', closed: new Set(), availabilityOf: () => 'unknown', lang: 'en' });

/** Types letters, 100 ms apart, and follows where they lead. */
function type(letters: string, from = 0, within: readonly Row[] = rows): string | undefined {
  const typing = new TypeAhead();
  const at = [...letters].reduce<number | undefined>((now, letter, index) => {
    if (!typing.isLetter(letter, index * 100)) throw new Error(`not a letter: ${letter}`);
    return typing.find(letter, within, now ?? from, index * 100);
  }, from);
  const row = within[at ?? -1];
  return row && (row.entry ? row.entry.key : row.name);
}

describe('typing ahead', () => {
  it('goes to the next name that begins so, also beyond the end, accents or not', () => {
    expect(type('a')).to.equal('Ada');
    expect(type('e')).to.equal('Élise');
    expect(type('a', 5)).to.equal('Ada');
    expect(type('b', 4)).to.equal('Bees');
  });

  it('goes on with the same letter to the next, and narrows with others', () => {
    expect(type('aa')).to.equal('Anna');
    expect(type('an')).to.equal('Anna');
    expect(type('bea vanc')).to.equal('Bea Vance');
  });

  it('begins anew after a pause', () => {
    const typing = new TypeAhead();
    expect([typing.find('a', rows, 0, 0), typing.find('e', rows, 1, 1_000)]).to.deep.equal([1, 5]);
  });

  it('finds nobody where nobody begins so', () => {
    expect(type('x')).to.equal(undefined);
    expect(type('a', 0, [])).to.equal(undefined);
  });

  it('takes no key for a letter that is none, nor a space that begins no word', () => {
    const typing = new TypeAhead();
    expect(['a', 'é', '漢', 'Tab', 'F2', ' '].map(key => typing.isLetter(key, 0))).to.deep.equal([true, true, true, false, false, false]);
    typing.find('b', rows, 0, 0);
    expect([typing.isLetter(' ', 100), typing.isLetter(' ', 2_000)]).to.deep.equal([true, false]);
  });
});
