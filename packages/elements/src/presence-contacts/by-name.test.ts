import { expect } from 'chai';
import { byName, collatorOf, fold, labelOf } from './by-name.js';

const person = (address: string, name?: string) => ({ address, groups: [], ...(name !== undefined && { name }) });

describe('contacts by name', () => {
  it('are sorted as readers of the language look them up, by address where there is no name', () => {
    const people = [person('zoe@x.example', 'Zoë'), person('o@x.example', 'Öl'), person('a@x.example', ' Ada'), person('mallory@x.example'), person('b@x.example', '')];
    expect(byName(people, 'de').map(({ key }) => key)).to.deep.equal(['Ada', 'b@x.example', 'mallory@x.example', 'Öl', 'Zoë']);
    expect(byName(people, 'sv').map(({ key }) => key)).to.deep.equal(['Ada', 'b@x.example', 'mallory@x.example', 'Zoë', 'Öl']);
    expect(byName(people, 'no language').length).to.equal(5);
  });

  it('are each there once', () => {
    expect(byName([person('a@x.example', 'Ada'), person('a@x.example', 'Ada again')], 'en').map(({ key }) => key)).to.deep.equal(['Ada again']);
  });

  it('keep the same order where two have the same name, and are told apart by their addresses', () => {
    const twins = byName([person('john@two.example', 'John Smith'), person('john@one.example', 'John Smith'), person('ada@x.example', 'Ada')], 'en');
    expect(twins.map(labelOf)).to.deep.equal(['Ada', 'John Smith (john@one.example)', 'John Smith (john@two.example)']);
  });

  it('are drawn without what would turn their surroundings round, and by address where nothing is left to see', () => {
    expect(labelOf({ contact: person('eve@x.example', '\u202Eeve\n<b>') , hasTwin: false })).to.equal('eve <b>');
    expect(labelOf({ contact: person('eve@x.example', '\u200B\u202E') , hasTwin: true })).to.equal('eve@x.example');
  });

  it('are found without accents and capitals', () => {
    expect(fold(' Ångström É ')).to.equal('angstrom e');
    expect(collatorOf('en').compare('a', 'b')).to.equal(-1);
  });
});
