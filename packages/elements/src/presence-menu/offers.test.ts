import { createRegistry, type Capability, type Presence } from '@presence-elements/core';
import { expect } from 'chai';
import type { PresenceScopeLike } from '../presence-scope/presence-scope-like.js';
import { offers } from './offers.js';

const ADA = 'ada@corp.example';
const view = createRegistry();

const presence = (facts: Partial<Presence> = {}): Presence => ({
  address: ADA, availability: 'online', activities: [], capabilities: [], stale: false, confidence: 'confirmed', observedAt: 0, ...facts,
});

const offered = (facts: Partial<Presence> | undefined, addresses: readonly string[] = [ADA], scope?: Partial<PresenceScopeLike>): string[] =>
  offers(facts && presence(facts), { view, addresses, scope: scope as PresenceScopeLike }).map(({ id, href }) => `${id} ${href ?? ''}`.trim());

describe('what a menu offers', () => {
  const handled = (capability: Capability, run: () => void): void => {
    const undo = view.handle(capability, () => undefined);
    try {
      run();
    } finally {
      undo();
    }
  };

  it('is what the network can, with the link that it gives or the address by itself', () => {
    expect(offered({ capabilities: ['message', 'call'], links: { call: 'tel:+1' } }))
      .to.deep.equal(['message im:ada@corp.example', 'mail mailto:ada@corp.example', 'call tel:+1']);
  });

  it('leaves out what has neither link, nor handler, nor default', () => {
    expect(offered({ capabilities: ['video', 'file-transfer', 'web-conference'], links: { video: 'javascript:alert(1)' } }))
      .to.deep.equal(['mail mailto:ada@corp.example']);
  });

  it('leaves out what the network or the policy rules out, though the host could', () => {
    handled('call', () => {
      expect(offered({ capabilities: ['message'] }).map(line => line.split(' ')[0])).to.deep.equal(['message', 'mail']);
      expect(offered({ availability: 'unknown', problem: 'blocked-by-policy' })).to.deep.equal(['mail mailto:ada@corp.example']);
      expect(offered({})).to.include('call');
    });
  });

  it('sends a message to who is there and a mail to who is not', () => {
    const first = (availability: Presence['availability']): string | undefined => offered({ availability, capabilities: ['message'] })[0]?.split(' ')[0];
    for (const there of ['online', 'away'] as const) expect(first(there), there).to.equal('message');
    for (const gone of ['busy', 'dnd', 'offline', 'unknown'] as const) expect(first(gone), gone).to.equal('mail');
    expect(offered(undefined)[0]).to.equal('mail mailto:ada@corp.example');
  });

  it('does not start a program for a bare address that no network vouches for', () => {
    expect(offered({})).to.deep.equal(['mail mailto:ada@corp.example']);
    expect(offered({}, ['xmpp:ada@corp.example'])).to.deep.equal(['message xmpp:ada@corp.example?message']);
  });

  it('takes each default from the first address that has one', () => {
    expect(offered({}, ['aim:ada', 'sip:ada@corp.example', ADA])).to.deep.equal(['mail mailto:ada@corp.example', 'call sip:ada@corp.example']);
  });

  it('finds a profile where the scope says it is, and nowhere else than on the web', () => {
    expect(offered({}, [ADA], { profileUrl: '/people/{address}?full' })).to.include(`profile ${new URL('/people/ada%40corp.example?full', document.baseURI).href}`);
    expect(offered({}, ['a&b@corp.example'], { profileUrl: '/p?id={address}' })).to.include(`profile ${new URL('/p?id=a%26b%40corp.example', document.baseURI).href}`);
    expect(offered({}, [ADA], { profileUrl: 'javascript:alert("{address}")' })).to.deep.equal(['mail mailto:ada@corp.example']);
  });

  it('changes credentials only where the network says that this is one\'s own', () => {
    handled('credentials', () => {
      expect(offered({}).join()).to.not.include('credentials');
      expect(offered(undefined).join()).to.not.include('credentials');
      expect(offered({ capabilities: ['credentials'] })).to.include('credentials');
    });
  });

  it('goes the way of the host before any link', () => {
    handled('mail', () => expect(offered({})).to.deep.equal(['mail']));
  });

  it('is nothing where the address is none', () => {
    expect(offered({ availability: 'unknown', problem: 'bad-address' }, ['javascript:alert(1)'])).to.deep.equal([]);
  });
});
