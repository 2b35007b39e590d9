// The page of page.test.ts: bundled, and run by a real browser.
import { parseAddress } from '@presence-elements/core';
import { sipAgent } from '../src/index.js';

const say = (text: string): void => document.body.append(Object.assign(document.createElement('p'), { textContent: text }));

document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => say(`violation: ${violatedDirective} ${sample}`));

const service = `ws://127.0.0.1:${location.hash.slice(1)}/`, password = 'secret', { signal } = new AbortController();
const alice = sipAgent({ service, uri: 'sip:alice@auth.example.org', password }), bob = sipAgent({ service, uri: 'sip:bob@auth.example.org', password });
const watch = alice.watch({
  report: reports => reports.forEach(({ availability, problem, note }) => say([availability, problem, note?.text].join(' '))),
  live: () => say('live'),
  lost: problem => say(`lost: ${problem}`),
}, {});
watch.set([parseAddress('bob@auth.example.org')!]);
await bob.publish({ availability: 'busy', note: { text: 'from a page <b>é</b>' } }, { signal });
await bob.publish({ availability: 'away' }, { signal });
