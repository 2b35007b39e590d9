import { parseXml } from '@presence-elements/xml';
import { describe, expect, it } from 'vitest';
import { activityOf, moodOf } from './activity.js';

const activity = (inside: string) => activityOf(parseXml(`<activity xmlns="http://jabber.org/protocol/activity">${inside}</activity>`)!, []);
const mood = (inside: string) => moodOf(parseXml(`<mood xmlns="http://jabber.org/protocol/mood">${inside}</mood>`)!, []);

describe('an activity', () => {
  it.each([
    ['<talking><on_the_phone/></talking>', { kind: 'in-call' }],
    ['<talking><on_video_phone/></talking>', { kind: 'in-call' }],
    ['<talking/>', { kind: 'other', text: 'talking' }],
    ['<working><in_a_meeting/></working>', { kind: 'in-meeting' }],
    ['<working><coding/></working>', { kind: 'working' }],
    ['<having_appointment/>', { kind: 'appointment' }],
    ['<inactive><on_vacation/></inactive>', { kind: 'vacation' }],
    ['<inactive><day_off/></inactive>', { kind: 'off-work' }],
    ['<inactive><scheduled_holiday/></inactive>', { kind: 'holiday' }],
    ['<inactive><sleeping/></inactive>', { kind: 'sleeping' }],
    ['<inactive><hanging_out/></inactive>', { kind: 'other', text: 'hanging out' }],
    ['<eating><having_lunch/></eating>', { kind: 'meal' }],
    ['<drinking><having_coffee/></drinking>', { kind: 'meal' }],
    ['<relaxing><having_dinner/></relaxing>', { kind: 'meal' }],
    ['<traveling><cycling/></traveling>', { kind: 'travel' }],
    ['<exercising><cycling/></exercising>', { kind: 'other', text: 'cycling' }],
    ['<relaxing><gaming/></relaxing>', { kind: 'gaming' }],
    ['<relaxing><watching_tv/></relaxing>', { kind: 'watching' }],
    ['<doing_chores><walking_the_dog/></doing_chores>', { kind: 'other', text: 'walking the dog' }],
    ['<working><other/></working><text>Taxes</text>', { kind: 'working', text: 'Taxes' }],
    ['<text>Just so</text>', { kind: 'other', text: 'Just so' }],
    // Specific activities of others' making (XEP-0108 §3) leave the general one.
    ['<working><sewing xmlns="urn:example:crafts"/></working>', { kind: 'working' }],
    ['<constructor/>', { kind: 'other', text: 'constructor' }],
  ])('%s is %j', (inside, read) => {
    expect(activity(inside)).toEqual(read);
  });

  it.each(['', ' ', '<undefined/>', '<undefined><other/></undefined>', '<text/>', '<__Proto/>', `<${'x'.repeat(99)}/>`, '<eating xmlns="urn:other"/>'])('%j says that there is none', inside => {
    expect(activity(inside)).toBeUndefined();
  });
});

describe('a mood', () => {
  it.each([
    ['<in_love/>', { kind: 'mood', text: 'in love' }],
    ['<happy/><text>Yay, the mood spec has been approved!</text>', { kind: 'mood', text: 'Yay, the mood spec has been approved!' }],
    ['<text xml:lang="en">Fine</text>', { kind: 'mood', text: 'Fine' }],
    ['', undefined],
    ['<undefined/>', undefined],
  ])('%s is %j', (inside, read) => {
    expect(mood(inside)).toEqual(read);
  });
});
