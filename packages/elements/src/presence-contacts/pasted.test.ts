import { expect } from 'chai';
import { quickest } from '../../test/quickest.js';
import { asEntered, readPasted } from './pasted.js';

const addressesIn = (text: string): string[] => readPasted(text).contacts.map(({ address }) => address);

describe('what was pasted', () => {
  it('is one address, or several however they are separated', () => {
    expect(addressesIn(' john_smith@ocs.com ')).to.deep.equal(['john_smith@ocs.com']);
    expect(addressesIn('ada@corp.example, bob@corp.example;carol@corp.example\n\n\tdave@corp.example  sip:erin@corp.example'))
      .to.deep.equal(['ada@corp.example', 'bob@corp.example', 'carol@corp.example', 'dave@corp.example', 'sip:erin@corp.example']);
    expect(addressesIn('“ada@corp.example”, „bob@corp.example“ or «carol@corp.example»')).to.deep.equal(['ada@corp.example', 'bob@corp.example', 'carol@corp.example']);
    expect(addressesIn('@ada:matrix.example aim:ada')).to.deep.equal(['@ada:matrix.example', 'aim:ada']);
  });

  it('is one contact however often and in whatever way it was written', () => {
    expect(addressesIn('ada@corp.example mailto:Ada@Corp.example ADA@corp.example')).to.deep.equal(['ada@corp.example']);
  });

  it('has names where a mail has them', () => {
    expect(readPasted('Ada Lovelace <ada@corp.example>; "Babbage, Charles" <charles@corp.example>, <bob@corp.example>').contacts).to.deep.equal([
      { address: 'ada@corp.example', name: 'Ada Lovelace' },
      { address: 'charles@corp.example', name: 'Babbage, Charles' },
      { address: 'bob@corp.example' },
    ]);
  });

  it('loses no address that stands before a name', () => {
    expect(readPasted('bob@corp.example carol@corp.example Ada Lovelace <ada@corp.example>').contacts).to.deep.equal([
      { address: 'bob@corp.example' }, { address: 'carol@corp.example' }, { address: 'ada@corp.example', name: 'Ada Lovelace' },
    ]);
  });

  it('says what is no address, as it was written', () => {
    expect(readPasted('ada ada@corp.example <not an address> javascript:alert(1)')).to.deep.equal({
      contacts: [{ address: 'ada@corp.example' }],
      wrong: ['ada', 'not an address', 'javascript:alert(1)'],
    });
    expect(readPasted(' ,;\n <> ')).to.deep.equal({ contacts: [], wrong: [] });
  });

  it('is read in no time, however long it is and whatever it is made of', () => {
    const texts = ['<'.repeat(50_000) + '"'.repeat(50_000) + 'a '.repeat(50_000) + '"a'.repeat(50_000), 'a@b.example '.repeat(20_000)];
    expect(quickest(() => texts.forEach(readPasted))).to.be.lessThan(2_000);
  });

  it('can be entered again as it was read', () => {
    const { contacts } = readPasted('"Babbage, Charles" <charles@corp.example> bob@corp.example');
    expect(readPasted(asEntered(contacts)).contacts).to.deep.equal(contacts);
  });
});
