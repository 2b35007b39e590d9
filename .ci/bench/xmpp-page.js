// Runs inside the page: icons whose people are on an XMPP server.
import { defaultRegistry } from '@presence-elements/core';
import { xmppAgent } from '@presence-elements/agent-xmpp';
import '@presence-elements/elements/presence-icon/define.js';

const wanted = new URLSearchParams(location.search);
const tasks = [];
new PerformanceObserver(list => tasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });

const icons = Array.from({ length: Number(wanted.get('icons')) }, (_, n) => {
  const icon = document.createElement('presence-icon');
  icon.address = `p${n}@corp.example`;
  return icon;
});
document.body.append(...icons.map(icon => {
  const row = document.createElement('div');
  row.append(icon, ' Somebody');
  return row;
}));

const painted = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));

async function all(selector) {
  while (!icons.every(icon => icon.matches(selector))) await painted();
}

/** Signs in, once the icons are there; what the library itself took to load and the icons to be made is not counted. */
globalThis.everybody = async () => {
  await painted();
  await painted();
  const start = performance.now();
  defaultRegistry().register(xmppAgent({ jid: 'me@corp.example', password: 'secret', service: wanted.get('service'), mechanisms: ['PLAIN'] }), 'corp.example');
  await all(':state(online)');
  // The rest of the roster still comes: nobody looks at it, but it takes its time.
  await new Promise(resolve => setTimeout(resolve, 1_500));
  const took = performance.now() - start - 1_500;
  return { took, longestTask: Math.max(0, ...tasks.filter(({ startTime }) => startTime >= start).map(({ duration }) => duration)) };
};

globalThis.changed = () => all(':is(:state(away), :state(dnd))');

/** The longest time between two frames within so many milliseconds. */
globalThis.longestFrame = async duration => {
  let longest = 0, last = performance.now();
  for (const end = last + duration; last < end;) {
    const now = await new Promise(requestAnimationFrame);
    longest = Math.max(longest, now - last);
    last = now;
  }
  return longest;
};
