// Runs inside the page: a contact list as long as wanted, on a network that pushes.
import { createRegistry, parseAddress } from '@presence-elements/core';
import '@presence-elements/elements/presence-contacts/define.js';

const count = Number(new URLSearchParams(location.search).get('contacts'));
const STATES = ['online', 'away', 'busy', 'dnd', 'offline'];
const states = new Map(), contacts = [];
for (let n = 0; n < count; n++) {
  const address = `p${n}@corp.example`;
  states.set(address, STATES[n % 5]);
  contacts.push({ address, name: `${['Ada', 'Søren', 'Zoë', 'Bob', '太郎'][n % 5]} ${(n * 7919) % count}`, groups: n % 4 ? [`Group ${n % 17}`] : [] });
}

let sink, asked = 0;
const registry = createRegistry();
registry.register({
  name: 'bench',
  limits: { maxBatch: 1_000 },
  query: async addresses => {
    asked += addresses.length;
    return addresses.map(address => ({ address, availability: states.get(address.text) }));
  },
  watch(to) {
    sink = to;
    return { set: () => to.live(), close: () => undefined };
  },
}, '*');

const painted = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
const element = document.createElement('presence-contacts');
Object.assign(element, { registry, account: { contacts: { read: async () => ({ contacts, requests: [] }) } } });
const list = () => element.shadowRoot?.querySelector('[part="list"]');

/** The longest time for which nothing else could run, while something does. */
async function longestTask(run) {
  const { port1, port2 } = new MessageChannel();
  let longest = 0, last = performance.now(), on = true;
  port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (on) port2.postMessage(0);
  };
  port2.postMessage(0);
  await run();
  on = false;
  port1.close();
  return longest;
}

async function longestFrame(run) {
  let longest = 0, last, on = true;
  const tick = now => {
    longest = Math.max(longest, now - (last ?? now));
    last = now;
    if (on) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  await run();
  on = false;
  return longest;
}

/** From nothing to the first rows on the screen. */
globalThis.firstDrawn = async () => {
  await painted();
  const start = performance.now();
  document.body.append(element);
  while (!list()?.querySelector('[role="row"]')) await Promise.resolve();
  await painted();
  return performance.now() - start;
};

/** Until everybody's availability is known and the order is no longer on its way; what that took at most at a time. */
globalThis.ordered = () => longestTask(async () => {
  for (let still = 0, before = ''; still < 30;) {
    await painted();
    const now = `${asked} ${list().textContent}`;
    still = now === before ? still + 1 : 0;
    before = now;
  }
  await new Promise(resolve => setTimeout(resolve, 1_500));
});

globalThis.nodes = () => {
  const within = root => [...root.querySelectorAll('*')].reduce((sum, node) => sum + 1 + (node.shadowRoot ? within(node.shadowRoot) : 0), 0);
  return within(element.shadowRoot);
};

/** From one end to the other in so many frames. */
globalThis.scrollThrough = frames => longestFrame(async () => {
  const { scrollHeight, clientHeight } = list(), step = (scrollHeight - clientHeight) / frames;
  for (let frame = 1; frame <= frames; frame++) {
    list().scrollTop = frame * step;
    await new Promise(requestAnimationFrame);
  }
  await painted();
});

globalThis.lastRow = () => [...list().querySelectorAll('[role="row"]')].at(-1).getAttribute('aria-rowindex') === list().getAttribute('aria-rowcount');

/** So many change in one report, and the rows find their new order. */
globalThis.changeAtOnce = changed => longestTask(async () => {
  sink.report(contacts.slice(0, changed).map(({ address }, n) => ({ address: parseAddress(address), availability: STATES[(n + 2) % 5] })));
  await new Promise(resolve => setTimeout(resolve, 1_500));
});

globalThis.searched = async text => {
  const field = element.shadowRoot.querySelector('[part="search"]'), start = performance.now();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await painted();
  return performance.now() - start;
};
