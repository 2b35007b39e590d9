import type { Presence } from '@presence-elements/core';
import { expect } from 'chai';
import { addMessages } from '../i18n/localize.js';
import { overlayWords, statusLines, type StatusLines } from './status-lines.js';

const NOW = new Date(2026, 4, 4, 14, 0).getTime();
const HOUR = 3_600_000; // ms

function linesOf(facts: Partial<Presence>, lang = 'en'): StatusLines {
  const element = document.createElement('p');
  element.lang = lang;
  return statusLines({
    address: 'ada@corp.example', availability: 'online', activities: [], capabilities: [], stale: false, confidence: 'confirmed', observedAt: NOW, ...facts,
  }, element, NOW);
}

/** Engines differ in the space before AM and PM. */
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ');

describe('a presence in words', () => {
  it('is the availability where there is nothing else to say', () => {
    expect(linesOf({})).to.deep.equal({ status: 'Available', note: '', doubts: [], details: [] });
  });

  it('names idleness and what somebody is doing, until when', () => {
    expect(linesOf({ idle: true }).status).to.equal('Available, inactive');
    const { status } = linesOf({ availability: 'busy', activities: [{ kind: 'in-meeting', until: NOW + HOUR }, { kind: 'presenting' }] });
    expect(plain(status)).to.equal('Busy · In a meeting until 3:00 PM · Presenting');
  });

  it('leaves out what is over', () => {
    const lines = linesOf({
      activities: [{ kind: 'in-call', until: NOW - 1 }], note: { text: 'Lunch', expiresAt: NOW - 1 }, outOfOffice: { until: NOW - 1, message: 'Away' },
    });
    expect(lines).to.deep.equal({ status: 'Available', note: '', doubts: [], details: [] });
  });

  it('takes the network\'s own words for activities it does not know, kept apart, and leaves out what has none', () => {
    expect(linesOf({ activities: [{ kind: 'knitting', text: 'Knitting\u202E' }, { kind: '__proto__' }, { kind: 'toString' }] }).status)
      .to.equal('Available · \u2068Knitting\u2069');
  });

  it('has the note as plain text with one emoji before it', () => {
    expect(linesOf({ note: { text: ' Writing \u202E', emoji: '☕☕' } }).note).to.equal('☕ Writing');
    expect(linesOf({ note: { text: '\u200B', emoji: 'coffee' } }).note).to.equal('');
  });

  it('says when somebody is back, and what they left as a message where there is no note', () => {
    expect(linesOf({ outOfOffice: { until: new Date(2026, 4, 12).getTime(), message: 'Ask Charles' } }))
      .to.deep.equal({ status: 'Available', note: 'Ask Charles', doubts: [], details: ['Out of office until May 12'] });
    expect(linesOf({ outOfOffice: {}, note: { text: 'Note' } })).to.deep.equal({ status: 'Available', note: 'Note', doubts: [], details: ['Out of office'] });
  });

  it('says why it is unknown or not confirmed, and when that was last checked', () => {
    expect(linesOf({ availability: 'unknown', problem: 'timeout' }).details.map(plain))
      .to.deep.equal(['The network did not answer in time', 'Checked at 2:00 PM']);
    expect(linesOf({ stale: true, problem: 'unreachable', observedAt: NOW - HOUR }).details.map(plain))
      .to.deep.equal(['The network cannot be reached at the moment', 'Last known at 1:00 PM']);
    expect(linesOf({ availability: 'unknown', problem: 'pending' }).details).to.deep.equal(['Checking…']);
    expect(linesOf({ confidence: 'assumed' }).details).to.deep.equal(['Assumed, not confirmed by the network']);
  });

  it('reads values it does not know as unknown and no data', () => {
    const lines = linesOf({ availability: 'levitating' as never, problem: 'magic' as never, stale: true });
    expect(lines.status).to.equal('Unknown');
    expect(lines.details[0]).to.equal('Nothing is known at the moment');
  });

  it('is still being asked for where there is none', () => {
    expect(statusLines(undefined, document.createElement('p'))).to.deep.equal({ status: 'Unknown', note: '', doubts: [], details: ['Checking…'] });
  });

  it('names the networks where there are several', () => {
    const source = linesOf as unknown as never;
    expect(linesOf({ sources: [{ network: 'Teams' }, { agent: 'matrix' }] as never }).details).to.deep.equal(['via \u2068Teams, matrix\u2069']);
    expect(linesOf({ sources: [source] }).details).to.deep.equal([]);
  });

  it('speaks the language of the element', () => {
    addMessages('tlh', { availability: { busy: 'vumtaH' }, activities: { 'in-call': 'ghumtaH' } });
    expect(linesOf({ availability: 'busy', activities: [{ kind: 'in-call' }] }, 'tlh').status).to.equal('vumtaH · ghumtaH');
    const element = document.createElement('p');
    element.lang = 'tlh';
    expect(overlayWords(element).availability.busy).to.equal('vumtaH');
  });
});
