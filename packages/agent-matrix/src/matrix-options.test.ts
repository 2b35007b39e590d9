import { baseOf, isLoopback, settle } from './matrix-options.js';

const token = 'secret';

describe('the agent takes', () => {
  it('a homeserver, or a user id whose server tells where it is', () => {
    expect(settle({ homeserver: 'https://matrix.example/', token }).place).toEqual({ base: 'https://matrix.example' });
    expect(settle({ homeserver: 'https://corp.example/matrix/', token }).place).toEqual({ base: 'https://corp.example/matrix' });
    expect(settle({ userId: '@alice:matrix.example:8448', token }).place).toEqual({ serverName: 'matrix.example:8448' });
    expect(settle({ userId: '@alice:[::1]:8448', token }).place).toEqual({ serverName: '[::1]:8448' });
    expect(settle({ userId: '@alice:matrix.example', token }).account).toBe('viewer');
  });
  it('nothing else', () => {
    for (const options of [
      { token }, { homeserver: 'https://matrix.example', userId: '@alice:matrix.example', token }, { homeserver: 'https://matrix.example', token: '' },
      { homeserver: 'http://matrix.example', token }, { homeserver: 'matrix.example', token }, { homeserver: 'https://alice:pw@matrix.example', token },
      { homeserver: 'https://matrix.example/?token=1', token }, { userId: 'alice@matrix.example', token }, { userId: '@alice', token },
      { userId: '@alice:matrix.example/evil', token }, { userId: '@alice:x@evil.example', token }, { userId: '@alice:evil.example#', token },
    ]) expect(() => settle(options), JSON.stringify(options)).toThrow(TypeError);
  });
  it('tokens to nowhere without TLS but this machine', () => {
    for (const host of ['localhost', '127.0.0.1', '127.9.9.9', '[::1]', 'matrix.localhost']) expect([host, isLoopback(host), baseOf(`http://${host}:8008/`)]).toEqual([host, true, `http://${host}:8008`]);
    for (const host of ['localhost.evil.example', '127.0.0.1.evil.example', 'evil.example', '10.0.0.1', 'mylocalhost']) expect([host, isLoopback(host), baseOf(`http://${host}:8008/`)]).toEqual([host, false, undefined]);
  });
});
