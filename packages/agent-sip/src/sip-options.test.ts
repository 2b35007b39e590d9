import { describe, expect, it } from 'vitest';
import { FakeServer } from '../test/fake-server.js';
import { settingsOf, type SipOptions } from './sip-options.js';

const { WebSocket } = new FakeServer();
const options: SipOptions = { service: 'wss://sip.corp.example/ws', uri: 'sip:ada@corp.example', WebSocket };

describe('the options', () => {
  it('have defaults', () => {
    expect(settingsOf(options)).toMatchObject({ expires: 3_600_000, rate: 100, WebSocket, now: Date.now });
  });

  it.each<[string, Partial<SipOptions>]>([
    ['service', { service: 'https://sip.corp.example' }], ['uri', { uri: 'ada@corp.example' }], ['uri', { uri: 'sip:ada@corp.example>\r\nX: y' }],
    ['list', { list: 'friends' }], ['keepList', { keepList: true, list: 'sip:l@corp.example' }],
  ])('name what cannot be used: %s', (name, more) => {
    expect(() => settingsOf({ ...options, ...more })).toThrow(new RegExp(`^${name}:`));
  });

  it('ask for a WebSocket where the platform has none', () => {
    const platform = globalThis as { WebSocket?: unknown }, { WebSocket: native } = platform;
    delete platform.WebSocket;
    try {
      expect(() => settingsOf({ ...options, WebSocket: undefined })).toThrow(/^WebSocket:/);
    } finally {
      if (native) platform.WebSocket = native;
    }
  });
});
