import { expect } from 'chai';
import { formatAgo, formatDate, formatMoment, formatTime } from './dates.js';

const noon = new Date(2026, 10, 20, 12, 0).getTime(); // a Friday, in the reader's time zone
const HOUR = 3_600_000, DAY = 24 * HOUR;

function inLanguage(lang: string): HTMLElement {
  const element = document.createElement('i');
  element.lang = lang;
  return element;
}

/** Intl joins with narrow and no-break spaces, by version. */
const plain = (text: string): string => text.replace(/[\u202F\u00A0]/g, ' ');

describe('dates and times', () => {
  it('are written in the element\'s language', () => {
    expect(plain(formatTime(inLanguage('en-US'), noon + 3 * HOUR))).to.equal('3:00 PM');
    expect(formatTime(inLanguage('de'), noon + 3 * HOUR)).to.equal('15:00');
    expect(formatDate(inLanguage('de'), noon + 13 * DAY, noon)).to.equal('3. Dezember');
    expect(formatDate(inLanguage('ja'), noon + 13 * DAY, noon)).to.equal('12月3日');
  });

  it('name the year only where it is another one', () => {
    expect(formatDate(inLanguage('en-GB'), noon + 13 * DAY, noon)).to.equal('3 December');
    expect(formatDate(inLanguage('en-GB'), noon + 60 * DAY, noon)).to.equal('19 January 2027');
  });

  it('name a moment as people do: by time today, by weekday this week, else by date', () => {
    const moment = (time: number): string => plain(formatMoment(inLanguage('en-GB'), time, noon));
    expect(moment(noon + HOUR)).to.equal('13:00');
    expect(moment(noon + 3 * DAY)).to.match(/^Monday.*12:00$/);
    expect(moment(noon + 20 * DAY)).to.equal('10 December');
  });

  it('say how long ago in the unit that fits', () => {
    const ago = (ms: number): string => formatAgo(inLanguage('en'), noon - ms, noon);
    expect([ago(5 * 60_000), ago(3 * HOUR), ago(2 * DAY)]).to.deep.equal(['5 minutes ago', '3 hours ago', '2 days ago']);
  });

  it('are empty for what is no time, and survive a lang that is no language', () => {
    expect(formatTime(inLanguage('en'), NaN)).to.equal('');
    expect(formatAgo(inLanguage('en'), Infinity, noon)).to.equal('');
    expect(formatTime(inLanguage('not a language!'), noon)).to.match(/12/);
  });
});
