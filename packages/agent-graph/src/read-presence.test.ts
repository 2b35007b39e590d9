import fc from 'fast-check';
import { rawValues } from '../fixtures/raw-values.js';
import { readPresence, type GraphPresence } from './read-presence.js';

const shown = (presence: GraphPresence): unknown => {
  const { availability = 'unknown', activities = [], idle, outOfOffice, confidence, problem } = readPresence(presence);
  const also = [idle && 'idle', outOfOffice && 'out of office', confidence === 'assumed' && 'assumed', problem].filter(Boolean);
  return { availability, activities: activities.map(({ kind }) => kind), also };
};

describe('a presence of Graph', () => {
  it.each(rawValues.map(row => [row.says, row] as const))('%s', (_, { presence, availability, activities = [], also = [] }) => {
    expect(shown(presence)).toEqual({ availability, activities, also });
  });

  it('means the same when the two fields are swapped, unless both name a state', () => {
    for (const { presence } of rawValues.filter(({ says }) => !/AvailableIdle|BusyIdle/.test(says))) expect(shown({ ...presence, availability: presence.activity, activity: presence.availability })).toEqual(shown(presence));
  });

  it('has a note without what Teams adds to it', () => {
    const note = (content: unknown, contentType = 'text') => readPresence({ statusMessage: { message: { content, contentType } } }).note?.text;
    expect([note('Back at two<pinnednote></pinnednote>'), note('<b>two</b> & <pinnednote></pinnednote> more'), note('<p>Back <b>at</b>&nbsp;two &amp; a half<br>&lt;b&gt;</p><pinnednote></pinnednote>', 'HTML')])
      .toEqual(['Back at two', '<b>two</b> & <pinnednote></pinnednote> more', 'Back at two & a half <b>']);
    expect([note(''), note('<pinnednote></pinnednote>'), note(7), note('x'.repeat(5_000))?.length]).toEqual([undefined, undefined, undefined, 1_000]);
  });

  it('tells until when a note holds only where that can be known', () => {
    const until = (dateTime: unknown, timeZone: unknown) => readPresence({ statusMessage: { message: { content: 'x' }, expiryDateTime: { dateTime, timeZone } } }).note?.expiresAt;
    const noon = Date.parse('2026-11-25T12:00:00.207Z');
    expect([until('2026-11-25T12:00:00.2070000', 'UTC'), until('2026-11-25T12:00:00.2079781Z', 'Etc/UTC')]).toEqual([noon, noon]);
    expect([until('2026-11-25T12:00:00', 'Pacific Standard Time'), until('tomorrow', 'UTC'), until(7, 'UTC'), until('2026-99-99T12:00:00', 'UTC')]).toEqual(Array(4).fill(undefined));
  });

  it('has an absence with its message, as text', () => {
    const message = (text: unknown) => readPresence({ outOfOfficeSettings: { isOutOfOffice: true, message: text } }).outOfOffice;
    expect([message('Back < Monday'), message('<html><body><p>Back <b>Monday</b></p></body></html>'), message(null), message(7)]).toEqual([{ message: 'Back < Monday' }, { message: 'Back Monday' }, {}, {}]);
    expect(readPresence({ outOfOfficeSettings: { isOutOfOffice: 'yes', message: 'x' } }).outOfOffice).toBeUndefined();
  });

  it('may be anything at all, and nobody is offline whom it does not call so', () => {
    const word = fc.oneof(fc.anything(), fc.constantFrom('Available', 'OutOfOffice', 'PresenceUnknown', 'toString'));
    fc.assert(fc.property(fc.record({ availability: word, activity: word, outOfOfficeSettings: fc.anything(), statusMessage: fc.anything(), workLocation: fc.anything(), sequenceNumber: fc.anything() }), presence => {
      expect(readPresence(presence as GraphPresence).availability).not.toBe('offline');
    }));
  });
});
