import { defaultRegistry } from '/presence-elements.js';

/** Ten thousand contacts of a network that is in this page alone: nobody else is asked. */
const MANY = 10_000;
const LIMIT = 10_005;
const GROUPS = 40;
const FIRST = ['Ada', 'Grace', 'Alan', 'Wangari', 'Haruto', 'Layla', 'Lakshmi', 'Björn', 'Zoë', 'Mohammed', 'Ingrid', 'Aslak', 'Sakura', 'Kwame', 'Beatriz', 'Jürgen'];
const LAST = ['Lovelace', 'Hopper', 'Okonkwo', 'Kamau', 'Sato', 'Haddad', 'Iyer', 'Sigurðsson', 'Ashdown', 'Al-Khatib', 'Solbakken', 'Gáibmu', 'Mori', 'Mensah', 'Silva', 'Großmann', 'Ødegård', 'Sæther'];
const STATES = ['online', 'away', 'busy', 'dnd', 'offline'];
const CHANGES_EVERY = 2_000;   // ms

let contacts = Array.from({ length: MANY }, (_, index) => ({
  address: `person-${index}@generated.example`,
  name: `${FIRST[index % FIRST.length]} ${LAST[(index * 7) % LAST.length]} ${index}`,
  groups: [`Group ${index % GROUPS + 1}`],
}));
const followers = new Set();

const list = {
  read: async () => ({ contacts, requests: [], limit: LIMIT }),
  async add(wanted) {
    const answer = { added: [], refused: [] };
    for (const { address, name, groups = [] } of wanted) {
      const reason = contacts.some((each) => each.address === address) ? 'already' : contacts.length >= LIMIT ? 'limit' : undefined;
      if (reason) answer.refused.push({ address, reason });
      else {
        contacts = [...contacts, { address, name, groups }];
        answer.added.push(address);
      }
    }
    tell();
    return answer;
  },
  async change(address, change) {
    contacts = contacts.map((each) => (each.address === address ? { ...each, ...change } : each));
    tell();
  },
  async remove(addresses) {
    const gone = new Set(addresses);
    contacts = contacts.filter(({ address }) => !gone.has(address));
    tell();
  },
  answer: async () => undefined,
  follow(changed) {
    followers.add(changed);
    return () => followers.delete(changed);
  },
};

function tell() {
  document.querySelector('#kept').value = String(contacts.length);
  for (const changed of followers) changed();
}

// A network as simple as can be: how somebody is follows from their number, and from time to time a few change.
const turns = new Map();
const reportOf = (address) => ({ address, availability: STATES[(numberOf(address.user) + (turns.get(address.text) ?? 0)) % STATES.length] });
const numberOf = (user) => Number(/\d+$/.exec(user)?.[0] ?? 0);

defaultRegistry().register({
  name: 'generated',
  query: async (addresses) => addresses.map(reportOf),
  watch(sink) {
    let watched = [];
    const timer = setInterval(() => {
      const changed = watched.filter(() => Math.random() < 0.05);
      for (const { text } of changed) turns.set(text, (turns.get(text) ?? 0) + 1);
      sink.report(changed.map(reportOf));
    }, CHANGES_EVERY);
    queueMicrotask(() => { sink.live(); });
    return {
      set(addresses) {
        watched = [...addresses];
        document.querySelector('#watched').value = String(watched.length);
        sink.report(watched.map(reportOf));
      },
      close: () => { clearInterval(timer); },
    };
  },
}, 'generated.example');

document.querySelector('#many').account = { contacts: list };
tell();
