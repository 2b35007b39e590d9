import { parseAddress, problemCodes, type Availability } from '@presence-elements/core';
import type { Bench, Told } from './bench.js';
import { holds, show } from './holds.js';
import type { Rule } from './rule.js';

export const watchRules: readonly Rule[] = [
  {
    title: 'says when its watch is live, and then reports each change',
    needs: ['change'],
    async check(bench) {
      const [first] = bench.known as [string];
      const { told } = await liveWatch(bench, [first]);
      for (const availability of ['busy', 'away'] as const) await change(bench, told, first, availability);
    },
  },
  {
    title: 'watches exactly the list it was last given',
    needs: ['change'],
    async check(bench) {
      const [first, second] = bench.known as [string, string];
      const { told, set } = await liveWatch(bench, [first]);
      set([second]);
      await change(bench, told, second, 'busy');
      const seen = told.length;
      await bench.harness.change!(first, 'dnd');
      await change(bench, told, second, 'away');
      holds(!told.slice(seen).some(isReportOn(first)), `${first} is no longer on the list, but was reported`);
      set([]);
      await bench.linger();
      const end = told.length;
      await bench.harness.change!(second, 'dnd');
      await bench.linger();
      holds(!told.slice(end).some(isReportOn(second)), `the list is empty, but ${second} was reported`);
    },
  },
  {
    title: 'pushes nobody who is not watched',
    needs: ['change'],
    async check(bench) {
      const [first, second] = bench.known as [string, string];
      const { told } = await liveWatch(bench, [first]);
      await bench.harness.change!(second, 'busy');
      await change(bench, told, first, 'busy');
      const strangers = told.filter(line => 'report' in line && !isReportOn(first)(line));
      holds(!strangers.length, `${first} alone is watched, but it reported ${show(strangers)}`);
    },
  },
  {
    title: 'is silent once its watch is closed, which may be done twice',
    needs: ['change'],
    async check(bench) {
      const [first] = bench.known as [string];
      const { told, set, close } = await liveWatch(bench, [first]);
      close();
      close();
      const seen = told.length;
      await bench.harness.change!(first, 'busy');
      set([first]);
      await bench.linger();
      holds(told.length === seen, `closed, it still told ${show(told.at(-1))}`);
    },
  },
  {
    title: 'says when its watch is lost and when it is live again, and calls nobody offline in between',
    needs: ['change', 'lose', 'restore'],
    async check(bench) {
      const [first] = bench.known as [string];
      const { told } = await liveWatch(bench, [first]);
      const seen = told.length;
      await bench.harness.lose!();
      await bench.until(() => told.slice(seen).some(line => 'lost' in line), 'the connection is broken, but it has not said lost()');
      const strange = told.find(line => 'lost' in line && !problemCodes.includes(line.lost));
      holds(!strange, `${show(strange)} names no problem code`);
      const offline = told.slice(seen).find(line => 'report' in line && line.report.availability === 'offline');
      holds(!offline, `the connection is broken, and it reported ${show(offline)}`);
      const lost = told.length;
      await bench.harness.restore!();
      await bench.until(() => told.slice(lost).some(line => 'live' in line), 'the connection is back, but it has not said live()');
    },
  },
];

async function liveWatch(bench: Bench, texts: readonly string[]): Promise<ReturnType<Bench['watch']>> {
  const watch = bench.watch(await bench.agent());
  watch.set(texts);
  await bench.until(() => watch.told.some(line => 'live' in line), 'it has not said live()');
  return watch;
}

/** Lets the network change an address and waits for the report. */
async function change(bench: Bench, told: readonly Told[], text: string, availability: Availability): Promise<void> {
  const seen = told.length;
  await bench.harness.change!(text, availability);
  const arrived = (line: Told): boolean => isReportOn(text)(line) && 'report' in line && line.report.availability === availability;
  await bench.until(() => told.slice(seen).some(arrived), `${text} has become ${availability}, but no report says so`);
}

const isReportOn = (text: string) => (line: Told): boolean => 'report' in line && line.report.address.text === parseAddress(text)?.text;
