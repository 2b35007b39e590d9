import { checkServices, isAllowed, isSocket } from './services.js';

describe('a service', () => {
  it.each(['wss://corp.example/ws', 'https://corp.example:7335/httpbinding', 'ws://localhost/ws', 'ws://127.0.0.5:5280/ws', 'http://[::1]/bosh', 'ws://corp.localhost/ws'])('is safe at %s', service => {
    expect(isAllowed(service, {})).toBe(true);
  });

  it.each(['ws://corp.example/ws', 'http://corp.example/bosh', 'ws://localhost.corp.example/ws', 'ftp://corp.example', 'corp.example', ''])('is not safe at %j', service => {
    expect(isAllowed(service, {})).toBe(false);
  });

  it('is safe enough where the host says so, if it is one at all', () => {
    expect([isAllowed('ws://corp.example/ws', { insecure: true }), isAllowed('ftp://corp.example', { insecure: true })]).toEqual([true, false]);
  });

  it('is refused by name, without what is secret in it', () => {
    expect(() => checkServices(['ws://corp.example/ws?token=secret'], {})).toThrow('`service` ws://corp.example is not secure');
    expect(() => checkServices(['wss://ada:secret@corp.example/ws'], {})).toThrow('A `service` carries no credentials');
    expect(() => checkServices(['corp.example'], {})).toThrow('a wss: or https: URL');
  });

  it('is a WebSocket or BOSH', () => {
    expect([isSocket('WSS://corp.example'), isSocket('ws://localhost'), isSocket('https://corp.example')]).toEqual([true, true, false]);
  });
});
