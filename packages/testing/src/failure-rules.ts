import { problemCodes, type PresenceError, type ProblemCode } from '@presence-elements/core';
import type { Bench, Outcome } from './bench.js';
import { holds, show } from './holds.js';
import type { Rule } from './rule.js';

export const failureRules: readonly Rule[] = [
  {
    title: 'fails with a PresenceError that says why when its network fails',
    needs: ['broken'],
    async check(bench) {
      for (const [problem, create] of Object.entries(bench.harness.broken!)) {
        expectProblem(await bench.try(await bench.agent(create), bench.known), problem as ProblemCode);
      }
    },
  },
  {
    title: 'turns nobody offline by a failure',
    needs: ['broken'],
    async check(bench) {
      for (const [problem, create] of Object.entries(bench.harness.broken!)) {
        const outcome = await bench.try(await bench.agent(create), bench.known);
        const offline = !outcome.failed && outcome.value.find(({ availability }) => availability === 'offline');
        holds(!offline, `while its network is ${problem}, ${offline && offline.address.text} is reported offline`);
      }
    },
  },
  {
    title: 'does not begin what has been given up already',
    async check(bench) {
      const outcome = await bench.try(await bench.agent(), bench.known, AbortSignal.abort());
      holds(outcome.failed, 'given an aborted signal, it answered all the same');
    },
  },
  {
    title: 'stops at once when it is given up, and leaves nothing behind',
    needs: ['hanging'],
    async check(bench) {
      const { hanging, pending = () => 0 } = bench.harness;
      const agent = await bench.agent(hanging);
      const before = pending();
      const controller = new AbortController();
      const answer = bench.query(agent, bench.known, controller.signal);
      answer.catch(() => undefined); // It is looked at below.
      await bench.linger();
      controller.abort();
      const outcome = await bench.outcome(() => answer, 'given up, query() has not settled');
      holds(outcome.failed, 'given up, it answered all the same');
      await bench.until(() => pending() <= before, `${pending()} requests, connections or timers are left`);
    },
  },
  {
    title: 'gives up one question without harm to another',
    async check(bench) {
      const agent = await bench.agent();
      const [first, second] = bench.known as [string, string];
      const controller = new AbortController();
      const given = bench.try(agent, [first], controller.signal);
      const kept = bench.try(agent, [second]);
      controller.abort();
      await given;
      const outcome = await kept;
      holds(!outcome.failed && outcome.value.length, `another question was given up, and this one ended in ${show(outcome)}`);
    },
  },
  {
    title: 'leaves nothing behind when it is disposed, even twice',
    needs: ['pending'],
    async check(bench) {
      const agent = await bench.agent();
      await bench.ask(agent, bench.known);
      if (agent.watch) await disposeWatching(bench, agent);
      agent.dispose?.();
      agent.dispose?.();
      await bench.until(() => bench.harness.pending!() === 0, 'requests, connections or timers are left');
    },
  },
];

/** Ends a watch the way the agent is ended: by `dispose`, else by closing what was opened. */
async function disposeWatching(bench: Bench, agent: Parameters<Bench['watch']>[0]): Promise<void> {
  const watch = bench.watch(agent);
  watch.set(bench.known);
  await bench.linger();
  if (agent.dispose) agent.dispose();
  else watch.close();
  const told = watch.told.length;
  await bench.linger();
  holds(watch.told.length === told, `disposed, it still told ${show(watch.told.at(-1))}`);
}

/** A failed call says why in a way that any copy of the library understands. */
export function expectProblem(outcome: Outcome<unknown>, expected?: ProblemCode): void {
  holds(outcome.failed, `its network fails, but it answered ${show(outcome.failed || outcome.value)}`);
  const { name, code, retryAfter } = (outcome.error ?? {}) as Partial<PresenceError>;
  holds(name === 'PresenceError', `it failed with ${show(outcome.error)} instead of a PresenceError`);
  holds(code && problemCodes.includes(code), `${show(code)} is no problem code`);
  holds(!expected || code === expected, `it says ${code} where ${expected} is meant`);
  holds(retryAfter === undefined || (Number.isFinite(retryAfter) && retryAfter >= 0), `retryAfter is ${show(retryAfter)}`);
}
