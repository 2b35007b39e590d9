import { parseXml } from '@presence-elements/xml';
import { readRpid, type Rpid } from './rpid.js';

const person = (inside: string, lang?: string): Rpid => readRpid(parseXml(
  `<dm:person xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" xmlns:x="urn:x">${inside}</dm:person>`)!, lang);

const names = (rpid: Rpid): readonly string[] => rpid.spans.flatMap(span => span.activities.map(({ name }) => name));

describe('a reader of RPID', () => {
  it('reads several activities at once, with their notes and time', () => {
    expect(person('<r:activities from="2026-11-21T08:00:00Z" until="2026-11-21T09:00:00Z"><r:note xml:lang="en">stand-up</r:note><r:meeting/><r:travel/></r:activities>')).toEqual({
      spans: [{
        activities: [{ name: 'meeting' }, { name: 'travel' }],
        notes: [{ text: 'stand-up', lang: 'en' }],
        from: Date.UTC(2026, 10, 21, 8),
        until: Date.UTC(2026, 10, 21, 9),
      }],
    });
  });

  it('keeps what is said of another activity', () => {
    expect(person('<r:activities><r:other>mowing</r:other></r:activities>').spans[0]!.activities).toEqual([{ name: 'other', text: 'mowing' }]);
  });

  it('takes an activity of somebody else’s for another one', () => {
    expect(names(person('<r:activities><x:juggling/><r:busy/></r:activities>'))).toEqual(['other', 'busy']);
  });

  it('reads none out of no activities, and none out of a stranger’s', () => {
    expect(names(person('<r:activities/>'))).toEqual([]);
    expect(names(person('<x:activities><x:busy/></x:activities>'))).toEqual([]);
    expect(names(person('<r:mood><r:busy/></r:mood><r:place-type><r:other>office</r:other></r:place-type><r:sphere><r:work/></r:sphere>'))).toEqual([]);
  });

  it('reads idle and active, and when something was last typed', () => {
    expect(person('<r:user-input idle-threshold="600" last-input="2026-11-20T12:00:00Z">idle</r:user-input>').input).toEqual({ idle: true, lastInputAt: Date.UTC(2026, 10, 20, 12) });
    expect(person('<r:user-input>active</r:user-input>').input).toEqual({ idle: false });
    expect(person('<r:user-input>asleep</r:user-input>').input).toBeUndefined();
  });

  it('reads what drafts and Asterisk 12 wrote', () => {
    const draft = (inside: string): Rpid => readRpid(parseXml(`<pp:person xmlns="urn:ietf:params:xml:ns:pidf" xmlns:pp="urn:ietf:params:xml:ns:pidf:person" xmlns:ep="urn:ietf:params:xml:ns:pidf:rpid:rpid-person"><status>${inside}</status></pp:person>`)!, undefined);
    expect(names(draft('<ep:activities><ep:busy/></ep:activities>'))).toEqual(['busy']);
    expect(names(draft('<ep:activities><ep:activity>away</ep:activity></ep:activities>'))).toEqual(['away']);
    expect(names(draft('<ep:activities>ep:busy</ep:activities>'))).toEqual(['busy']);
    expect(names(draft('<ep:activities>Up to something!</ep:activities>'))).toEqual([]);
  });

  it('lets notes be in the language around them', () => {
    expect(person('<r:activities><r:note>da</r:note><r:busy/></r:activities>', 'de').spans[0]!.notes).toEqual([{ text: 'da', lang: 'de' }]);
  });
});
