import { expect } from 'chai';
import { addressOf, nameOf, objectIn } from './graph-person.js';

const ID = '48D31887-5FAD-4D73-A9F5-3C356E68A038';

describe('the address of a person', () => {
  it('is the query, where that is a mail address or UPN', () => {
    expect(addressOf({ personQuery: ' Ada@Corp.Example ' })).to.equal('ada@corp.example');
  });

  it('is nobody’s where the toolkit would have searched', () => {
    for (const personQuery of ['me', 'Ada Lovelace', 'Ada', 'javascript:alert(1)', 'Ada <ada@corp.example>', ID, '', null]) expect(addressOf({ personQuery })).to.equal('');
  });

  it('is the user id: a UPN as it is, an object id as the Graph agent reads it', () => {
    expect(addressOf({ userId: 'ada@corp.example' })).to.equal('ada@corp.example');
    expect(addressOf({ userId: ID })).to.equal(`msteams:${ID.toLowerCase()}`);
    expect(addressOf({ userId: 'ada' })).to.equal('');
  });

  it('is in the details: mail before UPN, since any network knows mail; the id comes last', () => {
    expect(addressOf({ personDetails: { mail: 'ada@corp.example', userPrincipalName: 'al@corp.example', id: ID } })).to.equal('ada@corp.example');
    expect(addressOf({ personDetails: { mail: null, userPrincipalName: 'al@corp.example', id: ID } })).to.equal('al@corp.example');
    expect(addressOf({ personDetails: { scoredEmailAddresses: [{ address: 'ada@corp.example' }] } })).to.equal('ada@corp.example');
    expect(addressOf({ personDetails: { emailAddresses: [{ address: 'ada@corp.example' }] } })).to.equal('ada@corp.example');
    expect(addressOf({ personDetails: { id: ID } })).to.equal(`msteams:${ID.toLowerCase()}`);
  });

  it('follows the toolkit’s order: details, user id, query, fallback', () => {
    const all = { personDetails: { mail: 'a@x.example' }, userId: 'b@x.example', personQuery: 'c@x.example', fallbackDetails: { mail: 'd@x.example' } };
    expect(addressOf(all)).to.equal('a@x.example');
    expect(addressOf({ ...all, personDetails: null })).to.equal('b@x.example');
    expect(addressOf({ ...all, personDetails: null, userId: null })).to.equal('c@x.example');
    expect(addressOf({ fallbackDetails: all.fallbackDetails })).to.equal('d@x.example');
  });

  it('is not confused by details of another shape', () => {
    for (const personDetails of [[], 'ada', 7, { mail: 7, emailAddresses: 'x', scoredEmailAddresses: [null], id: {} }]) expect(addressOf({ personDetails: personDetails as object })).to.equal('');
  });
});

describe('the name of a person', () => {
  it('is what the details, else the fallback say', () => {
    expect(nameOf({ personDetails: { displayName: ' Ada ' }, fallbackDetails: { displayName: 'A' } })).to.equal('Ada');
    expect(nameOf({ personDetails: { displayName: 7 }, fallbackDetails: { displayName: 'A' } })).to.equal('A');
    expect(nameOf({ personQuery: 'Ada Lovelace' })).to.equal('');
  });
});

describe('an object', () => {
  it('has an id and nothing else', () => {
    expect(objectIn(ID)).to.equal(`msteams:${ID.toLowerCase()}`);
    expect([objectIn('ada'), objectIn(undefined), objectIn(`${ID}0`)]).to.deep.equal(['', '', '']);
  });
});
