import { settle } from './xmpp-options.js';

describe('the options', () => {
  it('keep messages away, and let the account be seen, unless they say otherwise', () => {
    expect(settle({ jid: 'ada@corp.example', password: 'x' })).toMatchObject({ priority: -1, availability: 'online', account: 'viewer', accessRequests: 'ask' });
  });

  it.each([
    [{}, 'Name a `jid`'],
    [{ jid: 'ada@corp.example' }, 'needs a `password`'],
    [{ jid: 'ada', password: 'x' }, 'bare JID'],
    [{ jid: 'ada@corp.example/desk', password: 'x' }, 'bare JID'],
    [{ domain: 'corp.example', priority: 128 }, '`priority`'],
    [{ domain: 'corp.example', priority: 0.5 }, '`priority`'],
  ])('are refused as %j', (options, words) => {
    expect(() => settle(options)).toThrow(words);
  });

  it('may name a domain alone, for guests, or nothing beside a connection', () => {
    expect(settle({ domain: 'corp.example' }).jid).toBeUndefined();
    expect(settle({ connection: { send: () => undefined, onStanza: () => () => undefined, onState: () => () => undefined } }).connection).toBeTruthy();
  });

  it('bring timers that can be taken back', async () => {
    const { schedule, now, random } = settle({ domain: 'corp.example' });
    let ran = 0;
    schedule(() => { ran++; }, 0)();
    await new Promise<void>(resolve => { schedule(resolve, 1); });
    expect([ran, now() > 0, random() < 1]).toEqual([0, true, true]);
  });
});
