import { describe, expect, it } from 'vitest';
import { settle } from '../relay-options.js';
import type { ServeOptions } from '../serve.js';
import { check } from './check.js';
import type { RelayConfig } from './config.js';
import { relayOptions } from './relay-schema.js';

const schema = { type: 'object', additionalProperties: false, properties: relayOptions };

describe('what a file may say of the relay', () => {
  it('has a title and a description each, for editors', () => {
    for (const option of Object.values(relayOptions)) expect(option).toMatchObject({ title: expect.any(String) as string, description: expect.stringMatching(/\.$/) as string });
  });

  it('is what a relay takes', () => {
    const value: RelayConfig & ServeOptions = {
      port: 0, host: 'localhost', domain: 'corp.example', basePath: '/a/b', origins: ['https://intranet.corp.example:8443'], hosts: ['intranet'], capabilities: ['mail'], anonymousMay: ['send'],
      limits: { body: 1, query: 1, watched: 1, streams: 1, recipients: 1 }, grace: 1, awayAfter: 1, heartbeat: 30_000, resumeWithin: 1, recheck: 1,
    };
    // The relay is given what is in the store, not its name.
    const file = { ...value, store: 'presence.sqlite' };
    expect(Object.keys(file).sort()).toEqual(Object.keys(relayOptions).sort());
    expect(check(schema, file).mistakes).toEqual([]);
    expect(() => settle(value)).not.toThrow();
  });

  it.each([{ basePath: 'x' }, { basePath: '/' }, { basePath: '/x/' }, { heartbeat: 30_001 }, { heartbeat: 0 }])('is refused where a relay would refuse it: %j', value => {
    expect(check(schema, value).mistakes).toHaveLength(1);
    expect(() => settle(value)).toThrow();
  });

  it.each([{ origins: ['https://x.example/'] }, { origins: 'https://x.example' }, { hosts: ['x:80'] }, { port: 65_536 }, { capabilities: ['fly'] }, { limits: { all: 1 } }])('is refused where it would do nothing: %j', value => {
    expect(check(schema, value).mistakes).toHaveLength(1);
  });
});
