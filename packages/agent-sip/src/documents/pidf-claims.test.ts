import type { Availability } from '@presence-elements/core';
import { parseXml } from '@presence-elements/xml';
import { rpidActivities } from './activities.js';
import { reportOf } from './claim.js';
import { pidfClaims } from './pidf-claims.js';
import { readPidf } from './pidf.js';

const now = Date.UTC(2026, 10, 21);
const read = (inside: string, languages: readonly string[] = []): ReturnType<typeof reportOf> => reportOf(pidfClaims(readPidf(parseXml(
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" entity="pres:a@b">${inside}</presence>`)!)!, { now, languages }));

const tuple = (basic: string, rest: string = ''): string => `<tuple id="t"><status><basic>${basic}</basic></status>${rest}</tuple>`;
const person = (name?: string, rest: string = ''): string => `<dm:person id="p">${name ? `<r:activities>${name.split(' ').map(one => `<r:${one}/>`).join('')}</r:activities>` : ''}${rest}</dm:person>`;
const open = tuple('open'), closed = tuple('closed');
const at = (minutes: number): string => new Date(now + minutes * 60_000).toISOString();

describe('what a presence document says', () => {
  it.each([...rpidActivities].map(([name, meaning]) => [name, meaning] as const))('of somebody who is open and does %s', (name, { availability, kind, outOfOffice }) => {
    const report = read(open + person(name));
    expect(report.availability).toBe(availability);
    expect(report.activities?.map(activity => activity.kind)).toEqual(kind ? [kind] : undefined);
    expect(!!report.outOfOffice).toBe(!!outOfOffice);
    expect(read(closed + person(name)).availability).toBe('offline');
    expect(read(person(name)).availability).toBe(availability === 'online' ? 'unknown' : availability);
  });

  it.each<[string, Availability]>([
    [open, 'online'], [closed, 'offline'], [closed + closed, 'offline'], [closed + open, 'online'], ['', 'unknown'], ['<tuple id="t"/>', 'unknown'],
    [`${closed}<tuple id="t"/>`, 'unknown'], [`${open}<tuple id="t"/>`, 'online'], [closed + open + person('away'), 'away'],
    // Device by device.
    [open + person('busy') + open + person('away'), 'busy'], [open + person('away') + open + person('sleeping'), 'dnd'],
    [open + person('away') + open + person(), 'online'], [open + person('away') + closed + person('busy'), 'away'],
    [closed + person('away') + open, 'online'], [closed + person('busy') + closed + person(), 'offline'],
    // A tuple without person shows that somebody can be reached, not what they do.
    [`${open}<dm:device id="d"/>${open}${person('away')}`, 'away'], [person('away') + open, 'away'], [`${person('working')}${open}`, 'online'],
  ])('%s → %s', (inside, availability) => {
    expect(read(inside).availability).toBe(availability);
  });

  it('takes several persons for one human', () => {
    expect(read(open + person('busy') + person('on-the-phone travel'))).toMatchObject({ availability: 'busy', activities: [{ kind: 'in-call' }, { kind: 'travel' }] });
  });

  it('counts an activity in its time only, and knows when that is', () => {
    const span = (name: string, attributes: string): string => `<dm:person id="p"><r:activities ${attributes}><r:${name}/></r:activities></dm:person>`;
    expect(read(open + span('busy', `until="${at(0)}"`))).toEqual({ availability: 'online' });
    expect(read(open + span('busy', `until="${at(1)}"`))).toEqual({ availability: 'busy', expiresAt: now + 60_000 });
    expect(read(open + span('busy', `from="${at(0)}"`))).toEqual({ availability: 'busy' });
    expect(read(open + span('busy', `from="${at(5)}" until="${at(9)}"`))).toEqual({ availability: 'online', expiresAt: now + 300_000 });
    expect(read(open + span('busy', 'until="some day"'))).toEqual({ availability: 'busy' });
    expect(read(open + span('vacation', `until="${at(5)}"`))).toMatchObject({ activities: [{ kind: 'vacation', until: now + 300_000 }], outOfOffice: { until: now + 300_000 } });
  });

  it('takes the note closest to the person', () => {
    const rich = '<r:activities until="2027-01-01T00:00:00Z"><r:note>rich</r:note><r:busy/></r:activities>', loose = tuple('open', '<note>tuple</note>');
    expect(read(`${loose}<note>document</note>${person(undefined, `${rich}<dm:note>person</dm:note>`)}`).note).toEqual({ text: 'person' });
    expect(read(`${loose}<note>document</note>${person(undefined, rich)}`).note).toEqual({ text: 'rich', expiresAt: Date.UTC(2027, 0, 1) });
    expect(read(`${loose}<note>document</note>`).note).toEqual({ text: 'document' });
    expect(read(loose).note).toEqual({ text: 'tuple' });
  });

  it('takes a note in a language that is wanted', () => {
    const notes = tuple('open', '<note xml:lang="en">here</note><note xml:lang="de">da</note>');
    expect([read(notes).note, read(notes, ['de-AT']).note, read(notes, ['fr']).note].map(note => note?.text)).toEqual(['here', 'da', 'here']);
  });

  it('takes the newest note of those who agree', () => {
    const device = (note: string, minute: number): string => open + person('busy', `<dm:note>${note}</dm:note><dm:timestamp>${at(minute)}</dm:timestamp>`);
    expect(read(device('older', -9) + device('newer', -5) + device('oldest', -20))).toMatchObject({ note: { text: 'newer' }, since: now - 300_000 });
  });

  it('keeps the last words of somebody offline, and lets a line that is closed still be on the phone', () => {
    expect(read(closed + person('meeting', '<dm:note>bye</dm:note>'))).toEqual({ availability: 'offline', activities: [{ kind: 'in-meeting' }], note: { text: 'bye' } });
    expect(read(`<note>On the phone</note>${closed}`)).toEqual({ availability: 'busy', activities: [{ kind: 'in-call' }] });
    expect(read(`<note>On the Phone, back soon</note>${closed}`)).toEqual({ availability: 'offline', note: { text: 'On the Phone, back soon' } });
  });

  it('believes a person before their devices that they are idle', () => {
    const input = (word: string): string => `<r:user-input last-input="${at(-60)}">${word}</r:user-input>`;
    expect(read(open + person(undefined, input('idle')))).toMatchObject({ availability: 'online', idle: true, lastActiveAt: now - 3_600_000 });
    expect(read(`${open}${person(undefined, input('active'))}<dm:device id="d">${input('idle')}</dm:device>`).idle).toBeUndefined();
    expect(read(`${open}<dm:device id="d">${input('idle')}</dm:device><dm:device id="e">${input('active')}</dm:device>`).idle).toBeUndefined();
    expect(read(`${open}<dm:device id="d">${input('idle')}</dm:device>`).idle).toBe(true);
  });

  it('reads RPID inside a tuple, as drafts had it', () => {
    expect(read(tuple('open', '<status><r:activities><r:meeting/></r:activities></status>')).availability).toBe('busy');
  });
});
