import { mechanisms } from '../xmpp-options.js';
import { loadStrophe } from './load-strophe.js';
import { classesOf, mechanismsOf } from './sasl.js';

describe('the ways to sign in', () => {
  it('fit the credential', () => {
    expect(mechanismsOf({ jid: 'ada@corp.example' })).toEqual(['SCRAM-SHA-512', 'SCRAM-SHA-256', 'SCRAM-SHA-1', 'PLAIN']);
    expect(mechanismsOf({ jid: 'ada@corp.example', token: 'x' })).toEqual(['OAUTHBEARER', 'X-OAUTH2']);
    expect(mechanismsOf({})).toEqual(['ANONYMOUS']);
  });

  it('may be chosen', () => {
    expect(mechanismsOf({ jid: 'ada@corp.example', mechanisms: ['SCRAM-SHA-256'] })).toEqual(['SCRAM-SHA-256']);
  });

  it('are all known to strophe.js, by the names they have on the wire', async () => {
    const classes = classesOf(await loadStrophe(), mechanisms);
    expect(classes.map(Class => (new Class() as { mechname: string }).mechname)).toEqual(mechanisms);
  });
});
