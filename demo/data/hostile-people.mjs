import { DOMAIN, personOf } from './people.mjs';

const LONG = 10_000;   // characters: more than any note needs

/** @type {[string, string, { text: string, emoji?: string, lang?: string }][]} */
const tricks = [
  ['markup', 'Markup', { text: '<img src=x onerror="document.title=\'owned\'"><script>alert(1)</script><style>*{display:none}</style>' }],
  ['long', 'Ten thousand letters without a gap', { text: 'W'.repeat(LONG) }],
  ['lines', 'A thousand lines', { text: 'line\n'.repeat(1_000) }],
  ['bidi', 'Turns the text around it round', { text: '\u202e\u2066moc.elpmaxe//:sptth\u2067 evil \u202b', emoji: '\u202e' }],
  ['zero', 'Invisible characters and stacked marks', { text: `\u200b\u200d\ufeff\u2060a${'\u0301'.repeat(200)}\u200b`, emoji: '\u200b' }],
  ['lone', 'Halves of characters', { text: 'half \ud83d and \udc4b half', emoji: '\ud83d' }],
  ['emoji', 'An emoji that is a page', { text: 'Look at my emoji', emoji: '<b>hi</b>' }],
  ['lang', 'A language that is none', { text: 'plain', lang: '"><script>alert(1)</script>' }],
  ['control', 'Control characters', { text: 'bell\u0007 null\u0000 escape\u001b[31mred' }],
];

/** People of no good will: each publishes one hostile note through the relay. */
export const hostilePeople = Object.freeze(tricks.map(([suffix, trick, note]) => Object.freeze({
  ...personOf(`mallory-${suffix}`), address: `mallory-${suffix}@${DOMAIN}`, trick, note,
})));
