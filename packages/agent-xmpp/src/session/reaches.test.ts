import { PresenceError } from '@presence-elements/core';
import { reaches } from './reaches.js';

describe('a server of others', () => {
  it('is there if it answers', async () => {
    const asked: unknown[] = [];
    expect(await reaches({ ask: (...all) => (asked.push(all), Promise.resolve()) }, 'elsewhere.example')).toBe(true);
    expect(asked).toMatchObject([['get', { xml: `<ping xmlns='urn:xmpp:ping'/>` }, { to: 'elsewhere.example' }]]);
  });

  it.each([['not-found', true], ['no-data', true], ['unreachable', false], ['timeout', false], ['forbidden', false]] as const)('that answers %s is there: %s', async (problem, isThere) => {
    expect(await reaches({ ask: () => Promise.reject(new PresenceError(problem)) }, 'elsewhere.example')).toBe(isThere);
  });
});
