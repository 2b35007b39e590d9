import { availabilities, capabilities, problemCodes, type PresenceReport } from '@presence-elements/core';
import type { AgentHarness } from './agent-harness.js';
import type { Bench } from './bench.js';
import { holds, show } from './holds.js';
import type { Rule } from './rule.js';

// Seconds instead of milliseconds are wrong by more than this, and so is a time of another era.
const FIFTY_YEARS = 50 * 365 * 86_400_000;

/** Each optional member of an agent with what proves it. */
const PROOFS = { watch: 'change', publish: 'own', send: 'received' } as const satisfies Record<string, keyof AgentHarness>;

export const shapeRules: readonly Rule[] = [
  {
    title: 'has a name, and states its limits in whole addresses, requests and milliseconds',
    async check(bench) {
      const { name, audience, limits: { maxBatch, rate, ttl } = {} } = await bench.agent();
      holds(typeof name === 'string' && /^\S+$/.test(name), `its name is ${show(name)}`);
      holds([undefined, 'shared', 'viewer'].includes(audience), `its audience is ${show(audience)}`);
      holds(maxBatch === undefined || (Number.isInteger(maxBatch) && maxBatch > 0), `its maxBatch is ${show(maxBatch)}`);
      holds(!rate || (rate.requests > 0 && rate.per > 0), `its rate is ${show(rate)}`);
      holds(ttl === undefined || ttl > 0, `its ttl is ${show(ttl)}`);
    },
  },
  {
    title: 'can do what the harness proves, and nothing that it does not',
    async check(bench) {
      const agent = await bench.agent();
      for (const [member, proof] of Object.entries(PROOFS) as [keyof typeof PROOFS, (typeof PROOFS)[keyof typeof PROOFS]][]) {
        const proven = bench.harness[proof] !== undefined;
        holds(agent[member] === undefined || proven || bench.harness.without?.[proof], `it has \`${member}\`: give the harness \`${proof}\`, or say in \`without\` why not`);
        holds(!proven || typeof agent[member] === 'function', `the harness has \`${proof}\`, but the agent has no \`${member}\``);
      }
    },
  },
  {
    title: 'reports plain data, which may cross to a worker, another window or a relay',
    async check(bench) {
      for (const report of await everything(bench)) {
        const odd = oddPart(report, 'report');
        holds(!odd, `${odd} is no plain data`);
      }
    },
  },
  {
    title: 'speaks in the words of the contract',
    async check(bench) {
      for (const report of await everything(bench)) {
        const { availability = 'unknown', problem, capabilities: able = [], activities = [], note, confidence = 'confirmed' } = report;
        holds(availabilities.includes(availability), `${show(availability)} is no availability`);
        holds(problem === undefined || problemCodes.includes(problem), `${show(problem)} is no problem code`);
        holds(able.every(capability => capabilities.includes(capability)), `${show(able)} are no capabilities`);
        holds(activities.every(({ kind }) => typeof kind === 'string' && kind), `${show(activities)} are no activities`);
        holds(note === undefined || typeof note.text === 'string', `${show(note)} is no note`);
        holds(['confirmed', 'assumed'].includes(confidence), `${show(confidence)} is no confidence`);
      }
    },
  },
  {
    title: 'tells times in milliseconds since the epoch, by our clock',
    async check(bench) {
      const { now = Date.now } = bench.harness;
      for (const { lastActiveAt, since, expiresAt, note, outOfOffice, activities = [], retryAfter } of await everything(bench)) {
        const times = { lastActiveAt, since, expiresAt, 'note.expiresAt': note?.expiresAt, 'outOfOffice.until': outOfOffice?.until, 'activity.until': activities[0]?.until };
        for (const [field, time] of Object.entries(times)) holds(time === undefined || Math.abs(time - now()) < FIFTY_YEARS, `${field} is ${show(time)}, and it is ${now()} now`);
        holds(retryAfter === undefined || (Number.isFinite(retryAfter) && retryAfter >= 0), `retryAfter is ${show(retryAfter)}`);
      }
    },
  },
];

/** Every report that the harness can make the agent give. */
async function everything(bench: Bench): Promise<readonly PresenceReport[]> {
  const { create, strange = {}, noting } = bench.harness;
  const all = [create, ...Object.values(strange), ...(noting ? [() => noting('a note')] : [])];
  const reports: PresenceReport[] = [];
  for (const one of all) reports.push(...await bench.ask(await bench.agent(one), bench.known));
  return reports;
}

/** The path of the first part that is neither a plain value, a list nor a plain object. */
function oddPart(value: unknown, path: string): string | undefined {
  if (value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value)) return;
  const plain = typeof value === 'object' && (Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null));
  if (!plain) return path;
  for (const [key, part] of Object.entries(value as object)) {
    const odd = oddPart(part, `${path}.${key}`);
    if (odd) return odd;
  }
  return;
}
