import { pick, seededRandom } from './random.mjs';

const SHORTEST = 25_000;   // ms that somebody stays as they are, at least
const LONGEST = 90_000;    // … and at most

const STATES = ['online', 'online', 'online', 'away', 'busy', 'busy', 'dnd', 'offline'];
const NOTES = {
  online: [['At the quay', '⚓'], ['On channel 12'], ['Back at the desk'], undefined, undefined],
  away: [['Coffee', '☕'], ['Out on the pier', '🌊'], undefined],
  busy: [['In the control room'], ['Loading until noon', '🏗️'], undefined],
  dnd: [['Manoeuvring. Please call the bridge', '🚢'], undefined],
  offline: [undefined],
};

/** How somebody elsewhere is at a moment: the same for whoever asks, and another time another. */
export function stateAt(address, now) {
  const random = seededRandom(hashOf(address));
  const stays = SHORTEST + random() * (LONGEST - SHORTEST);
  const turn = Math.floor(now / stays + random());
  const ofTurn = seededRandom(hashOf(address) + turn);
  const availability = pick(ofTurn, STATES);
  const [text, emoji] = pick(ofTurn, NOTES[availability]) ?? [];
  return { availability, ...(text && { note: { text, ...(emoji && { emoji }), lang: 'en' } }) };
}

// FNV-1a
function hashOf(text) {
  return [...text].reduce((hash, letter) => Math.imul(hash ^ letter.codePointAt(0), 0x01000193) >>> 0, 0x811c9dc5);
}
