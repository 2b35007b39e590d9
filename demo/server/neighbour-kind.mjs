import { PresenceError } from '@presence-elements/core';
import { neighbours } from '../data/neighbours.mjs';
import { stateAt } from './neighbour-days.mjs';

/** By this name administrators find it among the agents. */
export const NEIGHBOUR_KIND = 'northlight-network';

const LOOKS_EVERY = 1_000;   // ms
const CAPABILITIES = ['profile', 'mail', 'message', 'group-message', 'call', 'video', 'av-conference', 'web-conference', 'file-transfer'];

const options = {
  type: 'object', title: 'Simulated network', description: 'A network of this demo: nobody of it exists.', additionalProperties: false, required: [],
  properties: {
    mood: {
      enum: ['lively', 'quiet', 'down'], default: 'lively', title: 'Mood',
      description: 'lively: people come and go. quiet: everybody is available. down: it does not answer.',
    },
    welcome: { type: 'string', title: 'Note', maxLength: 80, description: 'What everybody of it has written, while it is quiet.' },
    password: { type: 'string', writeOnly: true, title: 'Password', description: 'Any will do: nothing is sent anywhere. Shows how a secret is entered: by the name of its environment variable.' },
  },
};

/**
 * A presence network to try administration with: any address at its domain has somebody behind it. A network with ids of
 * its own ('tern:ada') has accounts: their people are there once they have signed in.
 *
 * @param {{ accounts: ReturnType<typeof import('./accounts.mjs').createAccounts>, now?: () => number }} world
 */
export function neighbourKind({ accounts, now = Date.now }) {
  return {
    kind: NEIGHBOUR_KIND,
    title: 'Simulated network (this demo only)',
    options,
    create: (chosen, { name = 'neighbour' } = {}) => new Neighbour({ ...chosen, name: name.replace(/\s+/g, '-'), accounts, now }),
  };
}

class Neighbour {
  name;
  #options;

  constructor(chosen) {
    this.name = chosen.name;
    this.#options = chosen;
  }

  async query(addresses) {
    if (this.#options.mood === 'down') throw new PresenceError('unreachable', 'This network does not answer: its mood is "down".');
    return addresses.map((address) => this.#report(address));
  }

  watch(sink) {
    if (this.#options.mood === 'down') {
      queueMicrotask(() => { sink.lost('unreachable'); });
      return { set: () => undefined, close: () => undefined };
    }
    return this.#follow(sink);
  }

  async send(to) {
    const isThere = (address) => this.#report(address).availability !== 'offline';
    return { delivered: to.every(isThere) ? 'sent' : 'stored' };
  }

  // Everybody elsewhere lets themselves be seen.
  async requestAccess() {}

  #follow(sink) {
    const told = new Map();
    let watched = [];
    const look = () => {
      const changed = watched.map((address) => this.#report(address)).filter(({ address, ...state }) => told.get(address.text) !== JSON.stringify(state));
      for (const { address, ...state } of changed) told.set(address.text, JSON.stringify(state));
      if (changed.length) sink.report(changed);
    };
    const timer = setInterval(look, LOOKS_EVERY);
    const leave = this.#options.accounts.follow(look);
    queueMicrotask(() => { sink.live(); });
    return {
      set(addresses) {
        watched = [...addresses];
        const wanted = new Set(watched.map(({ text }) => text));
        for (const text of told.keys()) if (!wanted.has(text)) told.delete(text);
        look();
      },
      close() {
        clearInterval(timer);
        leave();
      },
    };
  }

  #report(address) {
    return { address, ...this.#stateOf(address), capabilities: CAPABILITIES, links: linksOf(address) };
  }

  #stateOf({ user, domain, text }) {
    const { accounts, mood, welcome, now } = this.#options;
    const hasAccount = !domain && !neighbours.some(({ address }) => address === text);
    if (hasAccount) return accounts.has(text) ? { availability: 'online', note: { text: `Signed in as ${user}`, lang: 'en' } } : { availability: 'offline' };
    if (mood === 'quiet') return { availability: 'online', ...(welcome && { note: { text: welcome } }) };
    return stateAt(text, now());
  }
}

function linksOf({ user, domain }) {
  if (!domain) return {};
  const target = `sip:${encodeURIComponent(user)}@${domain}`;
  return { call: target, video: target };
}
