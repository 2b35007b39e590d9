import type { PresenceFacts } from '@presence-elements/core';
import { expect } from 'chai';
import { factsOf, givenView, type GraphPresence } from './given-presence.js';

/** Facts in few words: 'busy idle in-call oof'. */
const brief = ({ availability, idle, activities, outOfOffice, confidence }: PresenceFacts): string =>
  [availability, idle && 'idle', ...activities!.map(({ kind }) => kind), outOfOffice && 'oof', confidence].filter(Boolean).join(' ');

const given = (availability: string, activity: string, more: GraphPresence = {}): string => brief(factsOf({ availability, activity, ...more }));

describe('a presence that the page has by itself', () => {
  it('is read in the words of both documented lists', () => {
    expect(given('Available', 'Available')).to.equal('online');
    expect(given('AvailableIdle', 'Inactive')).to.equal('online idle');
    expect(given('Busy', 'InACall')).to.equal('busy in-call');
    expect(given('Busy', 'InAConferenceCall')).to.equal('busy in-conference-call');
    expect(given('BusyIdle', 'InAMeeting')).to.equal('busy idle in-meeting');
    expect(given('DoNotDisturb', 'Presenting')).to.equal('dnd presenting');
    expect(given('DoNotDisturb', 'UrgentInterruptionsOnly')).to.equal('dnd urgent-only');
    expect(given('Away', 'Away')).to.equal('away');
    expect(given('BeRightBack', 'BeRightBack')).to.equal('away be-right-back');
    expect(given('Offline', 'OffWork')).to.equal('offline off-work');
    expect(given('inAMeeting', 'busy')).to.equal('busy in-meeting');
    expect(given('focusing', 'doNotDisturb')).to.equal('dnd focusing');
    expect(given('inACall', 'doNotDisturb')).to.equal('dnd in-call');
  });

  it('may be out of office in any state, and counts as away where no state is named', () => {
    expect(given('Available', 'OutOfOffice')).to.equal('online oof');
    expect(given('Busy', 'Busy', { outOfOfficeSettings: { isOutOfOffice: true } })).to.equal('busy oof');
    expect(given('PresenceUnknown', 'OutOfOffice')).to.equal('away oof assumed');
    expect(given('Available', 'Available', { outOfOfficeSettings: { isOutOfOffice: 'no' } })).to.equal('online');
  });

  it('is unknown, never offline, where its words are not known', () => {
    expect(given('PresenceUnknown', 'PresenceUnknown')).to.equal('unknown');
    for (const word of ['', 'Tomorrow', '__proto__', 'constructor']) expect(given(word, word)).to.equal('unknown');
    expect(brief(factsOf({ availability: 7, activity: null, outOfOfficeSettings: null }))).to.equal('unknown');
    expect(brief(factsOf({}))).to.equal('unknown');
  });

  it('is what everybody is told who asks', async () => {
    const view = givenView({ availability: 'Busy', activity: 'InACall' }, () => 5);
    expect(view.peek('ada@corp.example')).to.include({ address: 'ada@corp.example', availability: 'busy', observedAt: 5, stale: false });
    expect(await view.lookup(['ada@corp.example', 'x@y.example'])).to.include({ address: 'ada@corp.example' });
    expect(givenView({}).peek([])).to.include({ availability: 'unknown', problem: 'no-data' });
  });
});
