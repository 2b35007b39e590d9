import { expect } from 'chai';
import { render } from 'lit';
import { isForbidden, noList, troubleIn, whyNothing } from './why-nothing.js';
import { providersWords } from './words.js';

const words = providersWords(document.createElement('i'));
type Account = Parameters<typeof whyNothing>[0];
type Reader = Parameters<typeof whyNothing>[1];
const idle: Reader = { problem: undefined, reading: false, providers: undefined };

function shown(account: Account, reader: Reader = idle): string {
  const area = document.createElement('div');
  render(whyNothing(account, reader, words, () => undefined), area);
  return area.textContent.trim().replace(/\s+/g, ' ');
}

describe('where there is no list', () => {
  it('says that it is coming', () => {
    expect([shown({ account: undefined, problem: undefined }), shown({ account: {}, problem: undefined }, { ...idle, reading: true })]).to.deep.equal(['Loading…', 'Loading…']);
  });

  it('says that it is for administrators only', () => {
    expect([shown({ account: {}, problem: undefined }), shown({ account: {}, problem: undefined }, { ...idle, problem: 'forbidden' })]).to.deep.equal(Array(2).fill('Only administrators see the networks.'));
  });

  it('says that nobody is signed in, and lets one try again', () => {
    expect([shown({ account: null, problem: 'signed-out' }), shown({ account: {}, problem: undefined }, { ...idle, problem: 'signed-out' })]).to.deep.equal(Array(2).fill('Sign in to see the networks. Try again'));
  });

  it('says that there is none here', () => {
    expect(shown({ account: null, problem: undefined })).to.equal('There are no networks to look after here.');
  });

  it('says why it cannot be had, and tries again when asked to', () => {
    let tried = 0;
    const area = document.createElement('div');
    render(whyNothing({ account: null, problem: 'unreachable' }, idle, words, () => tried++), area);
    expect(area.textContent).to.include('There is no connection at the moment.');
    area.querySelector('button')!.click();
    expect(tried).to.equal(1);
  });
});

describe('what is for administrators alone', () => {
  const providers = {} as never;

  it('is kept from whoever is none, and from nobody else', () => {
    expect([isForbidden({ account: {}, problem: undefined }, idle), isForbidden({ account: { providers }, problem: undefined }, { ...idle, problem: 'forbidden' })]).to.deep.equal([true, true]);
    const others = [{ account: { providers } }, { account: undefined }, { account: null }, { account: null, problem: 'signed-out' as const }];
    expect(others.map(each => isForbidden({ problem: undefined, ...each }, idle))).to.deep.equal(Array(4).fill(false));
  });

  it('is not there for a reason', () => {
    expect([noList({ account: null, problem: 'timeout' }), noList({ account: undefined, problem: undefined }), noList({ account: {}, problem: undefined }), noList({ account: null, problem: undefined })])
      .to.deep.equal(['timeout', 'unreachable', 'forbidden', 'no-agent']);
  });
});

describe('what is in the way', () => {
  it('is nothing while the list can be had', () => {
    expect(troubleIn({ account: { providers: {} as never }, problem: undefined }, idle, words)).to.equal(undefined);
    expect(troubleIn({ account: undefined, problem: undefined }, idle, words)).to.equal(undefined);
  });

  it('is the end of the session, a lost connection, or that one is no administrator any more', () => {
    expect(troubleIn({ account: { providers: {} as never }, problem: undefined }, { ...idle, problem: 'signed-out' }, words)).to.equal('Sign in again in another window, then try once more.');
    expect(troubleIn({ account: null, problem: 'unreachable' }, idle, words)).to.equal('There is no connection at the moment.');
    expect([troubleIn({ account: {}, problem: undefined }, idle, words), troubleIn({ account: null, problem: undefined }, idle, words)]).to.deep.equal(['Only administrators see the networks.', 'Networks cannot be changed here.']);
  });
});
