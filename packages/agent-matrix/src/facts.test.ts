import { availabilities, parseAddress, problemCodes } from '@presence-elements/core';
import fc from 'fast-check';
import { NOW, rows } from '../fixtures/states.js';
import { factsOf, isBare, reportOf } from './facts.js';

describe('the agent reads', () => {
  it.each(rows.filter(({ answer }) => answer.status === 200))('$says as $shown', ({ answer, means }) => expect(factsOf(answer.body, NOW)).toEqual(means));

  it('what a person wrote, as it was written, no longer than a thousand characters and never half of one', () => {
    const noted = (status_msg: unknown): string | undefined => factsOf({ presence: 'online', status_msg }, NOW).note?.text;
    expect(noted(' <b>Hi</b> \u202E ')).toBe(' <b>Hi</b> \u202E ');
    for (const none of [null, undefined, '', '  ', 7, {}, ['x']]) expect(noted(none)).toBeUndefined();
    expect(noted('x'.repeat(5_000))).toHaveLength(1_000);
    expect(noted('x'.repeat(999) + '😀')).toBe('x'.repeat(999));
  });

  it('no activity of the future or from before Matrix', () => {
    for (const last_active_ago of [-1, 1e18, NOW, NaN, Infinity, '5', null, true]) expect(factsOf({ presence: 'online', last_active_ago }, NOW).lastActiveAt).toBeUndefined();
    expect(factsOf({ presence: 'online', last_active_ago: 1.5 }, NOW).lastActiveAt).toBe(NOW - 1);
  });

  it('an offline as assumed only where nothing was ever heard', () => {
    expect(isBare(factsOf({ presence: 'offline' }, NOW))).toBe(true);
    expect(isBare(factsOf({ presence: 'offline', last_active_ago: 0 }, NOW))).toBe(false);
    expect(isBare(factsOf({ presence: 'levitating' }, NOW))).toBe(false);
  });

  it('whatever is sent, without throwing, into facts of the promised shape, and nobody as offline who was not called so', () => {
    const value = fc.oneof(fc.constantFrom('online', 'offline', 'unavailable', 'org.matrix.msc3026.busy', '__proto__', 'constructor'), fc.anything());
    const content = fc.oneof(fc.anything(), fc.record({ presence: value, last_active_ago: fc.oneof(fc.double(), fc.anything()), currently_active: fc.oneof(fc.boolean(), fc.anything()), status_msg: fc.oneof(fc.string(), fc.anything()) }, { requiredKeys: [] }));
    fc.assert(fc.property(content, said => {
      const { availability = 'unknown', problem, note, lastActiveAt = NOW, idle, confidence } = factsOf(said, NOW);
      expect(availabilities).toContain(availability);
      expect(problem === undefined).toBe(availability !== 'unknown');
      if (problem) expect(problemCodes).toContain(problem);
      if (note) expect(note.text.trim() && note.text.length <= 1_000).toBeTruthy();
      expect(Number.isInteger(lastActiveAt) && lastActiveAt <= NOW).toBe(true);
      expect([true, undefined]).toContain(idle);
      expect([undefined, 'confirmed', 'assumed']).toContain(confidence);
      if (availability === 'offline') expect((said as { presence: unknown }).presence).toBe('offline');
    }), { numRuns: 2_000 });
  });
});

it('the agent lets anybody be written to, by a link that opens the reader’s client', () => {
  expect(reportOf(parseAddress('@bob:matrix.example:8448')!, { availability: 'online' })).toMatchObject({ capabilities: ['message'], links: { message: 'https://matrix.to/#/@bob:matrix.example:8448' } });
  expect(reportOf(parseAddress('bob@corp.example')!, { problem: 'bad-address' }).links).toBeUndefined();
});
