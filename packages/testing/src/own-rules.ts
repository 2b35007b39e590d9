import type { CreateAgent } from './agent-harness.js';
import { addressesOf, type Bench } from './bench.js';
import { expectProblem } from './failure-rules.js';
import { holds, show } from './holds.js';
import type { Rule } from './rule.js';

const WISHES = ['online', 'away', 'busy', 'dnd', 'invisible'] as const;
const TEXT = 'Lunch? <b>At noon</b> & "sharp" \u202E😀';

export const ownRules: readonly Rule[] = [
  {
    title: 'answers with what was really set, not with what was wished',
    needs: ['own'],
    async check(bench) {
      const agent = await bench.agent();
      for (const availability of WISHES) {
        const outcome = await bench.outcome(() => agent.publish!({ availability }, callOf(bench)), 'publish() has not settled');
        if (outcome.failed) expectProblem(outcome);
        else await expectSet(bench, outcome.value.availability);
      }
    },
  },
  {
    title: 'fails with a PresenceError when it cannot publish',
    needs: ['own', 'broken'],
    check: bench => eachBroken(bench, async create => {
      const agent = await bench.agent(create);
      expectProblem(await bench.outcome(() => agent.publish!({ availability: 'busy' }, callOf(bench)), 'publish() has not settled'));
    }),
  },
  {
    title: 'sends a text as it was written, and says what became of it',
    needs: ['received'],
    async check(bench) {
      const agent = await bench.agent();
      const outcome = await bench.outcome(() => agent.send!(addressesOf(bench.known.slice(0, 1)), { text: TEXT }, callOf(bench)), 'send() has not settled');
      holds(!outcome.failed, `it could not send: ${show(outcome.failed && outcome.error)}`);
      const { delivered } = outcome.value;
      holds(['sent', 'stored', 'launched'].includes(delivered), `${show(delivered)} says not what became of the message`);
      const received = await bench.harness.received!();
      holds(delivered === 'launched' || received.includes(TEXT), `${show(TEXT)} was sent, and ${show(received)} arrived`);
    },
  },
  {
    title: 'fails with a PresenceError when it cannot send',
    needs: ['received', 'broken'],
    check: bench => eachBroken(bench, async create => {
      const agent = await bench.agent(create);
      expectProblem(await bench.outcome(() => agent.send!(addressesOf(bench.known.slice(0, 1)), { text: TEXT }, callOf(bench)), 'send() has not settled'));
    }),
  },
];

async function expectSet(bench: Bench, answered: unknown): Promise<void> {
  const { availability } = await bench.harness.own!();
  holds(answered === availability, `the network now says ${show(availability)}, but it answered ${show(answered)}`);
}

async function eachBroken(bench: Bench, check: (create: CreateAgent) => Promise<void>): Promise<void> {
  for (const create of Object.values(bench.harness.broken!)) await check(create);
}

const callOf = (bench: Bench) => ({ signal: new AbortController().signal, viewer: bench.harness.viewer });
