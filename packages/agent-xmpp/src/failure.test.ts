import { xml } from '../test/scene.js';
import { failureOf, problemOfError } from './failure.js';

const error = (condition: string) => xml(`<message type='error'><body>secret</body><error type='cancel'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>`);

describe('an error stanza', () => {
  it.each([['forbidden', 'forbidden'], ['item-not-found', 'not-found'], ['service-unavailable', 'not-found'], ['remote-server-not-found', 'unreachable'], ['unheard-of', 'no-data']])('%s means %s', (condition, problem) => {
    expect(problemOfError(error(condition))).toBe(problem);
  });

  it('does not say of somebody known that nobody knows them', () => {
    expect(problemOfError(error('service-unavailable'), true)).toBe('no-data');
  });

  it('is thrown without anything that it quotes', () => {
    const thrown = failureOf(error('forbidden'));
    expect(thrown).toMatchObject({ name: 'PresenceError', code: 'forbidden' });
    expect(JSON.stringify([thrown.message, thrown.cause])).not.toContain('secret');
  });
});
