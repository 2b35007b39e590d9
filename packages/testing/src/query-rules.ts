import { parseAddress, type PresenceReport } from '@presence-elements/core';
import type { Bench } from './bench.js';
import { holds, show } from './holds.js';
import type { Rule } from './rule.js';

// What is asked at once of an agent that states no limit.
const USUAL_BATCH = 100;

const HOSTILE = '<img src=x onerror=alert(1)> </script> &amp; "double" \'single\' `tick` ${x} {{x}} javascript:alert(1) \u202Edesrever\u202C e\u0301 😀';

export const queryRules: readonly Rule[] = [
  {
    title: 'answers every address that its network knows',
    async check(bench) {
      expectKnown(bench, await bench.ask(await bench.agent(), bench.known));
    },
  },
  {
    title: 'answers by address, in whatever order it is asked, and again when asked again',
    async check(bench) {
      const agent = await bench.agent();
      await bench.ask(agent, bench.known);
      expectKnown(bench, await bench.ask(agent, bench.known.toReversed()));
    },
  },
  {
    title: 'reports nobody who was not asked for',
    async check(bench) {
      const agent = await bench.agent();
      for (const text of bench.known) {
        const strangers = (await bench.ask(agent, [text])).filter(({ address }) => address.text !== normal(text));
        holds(!strangers.length, `asked for ${text}, it reported ${show(strangers)}`);
      }
    },
  },
  {
    title: 'answers an empty question with nothing',
    async check(bench) {
      const reports = await bench.ask(await bench.agent(), []);
      holds(Array.isArray(reports) && !reports.length, `asked for nobody, it reported ${show(reports)}`);
    },
  },
  {
    title: 'answers a batch as large as it says it takes',
    needs: ['unknown'],
    async check(bench) {
      const agent = await bench.agent();
      const size = agent.limits?.maxBatch ?? USUAL_BATCH;
      const fill = Array.from({ length: Math.max(size - bench.known.length, 0) }, (_, n) => bench.harness.unknown!(n));
      const asked = [...fill, ...bench.known].slice(-size);
      expectKnown(bench, await bench.ask(agent, asked), asked.filter(text => bench.known.includes(text)));
    },
  },
  {
    title: 'does not call offline whom its network does not know',
    needs: ['unknown'],
    async check(bench) {
      const text = bench.harness.unknown!(0);
      const reports = await bench.ask(await bench.agent(), [text, ...bench.known]);
      const made = reports.find(report => report.address.text === normal(text) && (report.availability ?? 'unknown') !== 'unknown');
      holds(!made, `the network does not know ${text}, yet it is reported ${show(made?.availability)}`);
    },
  },
  {
    title: 'keeps two questions apart that are asked at the same time',
    async check(bench) {
      const agent = await bench.agent();
      const [first, second] = bench.known as [string, string];
      const [one, other] = await Promise.all([bench.ask(agent, [first]), bench.ask(agent, [second])]);
      expectKnown(bench, one, [first]);
      expectKnown(bench, other, [second]);
    },
  },
  {
    title: 'takes values that nobody has heard of without failing, and calls nobody offline for them',
    needs: ['strange'],
    async check(bench) {
      for (const [what, create] of Object.entries(bench.harness.strange!)) {
        const reports = await bench.ask(await bench.agent(create), bench.known);
        const offline = reports.find(report => report.availability === 'offline');
        holds(!offline, `${what}: ${offline?.address.text} is reported offline, which the network has not said`);
      }
    },
  },
  {
    title: 'hands on what people write as it was written: plain text, neither escaped nor cleaned',
    needs: ['noting'],
    async check(bench) {
      const [first] = bench.known as [string];
      const reports = await bench.ask(await bench.agent(() => bench.harness.noting!(HOSTILE)), [first]);
      const text = reports.find(({ address }) => address.text === normal(first))?.note?.text;
      holds(text === HOSTILE, `the note ${show(HOSTILE)} became ${show(text)}`);
    },
  },
];

function expectKnown(bench: Bench, reports: readonly PresenceReport[], texts: readonly string[] = bench.known): void {
  for (const text of texts) {
    const report = reports.find(({ address }) => address.text === normal(text));
    const expected = bench.harness.known[text];
    holds(report, `the network knows ${text}, but no report says so; reported were ${show(reports.map(({ address }) => address.text))}`);
    holds((report.availability ?? 'unknown') === expected, `${text} is ${expected}, but was reported ${show(report.availability)}`);
  }
}

const normal = (text: string): string | undefined => parseAddress(text)?.text;
