import { problemOf, type ImAddress, type PresenceNetworkAgent, type ProblemCode, type Reached, type Schedule } from '@presence-elements/core';

export interface ReachOptions {
  readonly now: () => number;
  readonly schedule: Schedule;
  /** Takes the network's secrets out of what it says. Without it, nothing of that is told: what its secrets are is not known. */
  readonly conceal?: ((text: string) => string) | undefined;
}

// Whoever waits for an answer looks at a form (milliseconds).
const PATIENCE = 10_000;

interface Heard {
  readonly problem?: ProblemCode | undefined;
  /** The agent's own words. */
  readonly words?: string | undefined;
}

/** Asks a network for one address and listens to whether it is live: whichever comes first says whether it is reached. */
export async function reachBy(agent: PresenceNetworkAgent, address: ImAddress, { now, schedule, conceal }: ReachOptions): Promise<Reached> {
  const started = now(), ended = new AbortController(), ends: (() => void)[] = [() => ended.abort()];
  const heard = await new Promise<Heard>(resolve => {
    ends.push(schedule(() => resolve({ problem: 'timeout' }), PATIENCE));
    ask(agent, address, ended.signal).then(resolve, (error: unknown) => resolve(failureOf(error)));
    try {
      ends.push(listen(agent, address, resolve));
    } catch (error) {
      resolve(failureOf(error));
    }
  });
  for (const end of ends) end();
  return { ...toldOf(heard, conceal), milliseconds: now() - started };
}

async function ask(agent: PresenceNetworkAgent, address: ImAddress, signal: AbortSignal): Promise<Heard> {
  const [report] = await agent.query([address], { signal });
  return { problem: report?.problem };
}

function listen(agent: PresenceNetworkAgent, address: ImAddress, tell: (heard: Heard) => void): () => void {
  const watch = agent.watch?.({
    report: () => undefined,
    live: () => tell({}),
    lost: problem => {
      if (problem !== 'pending') tell({ problem });
    },
  }, {});
  watch?.set([address]);
  return () => watch?.close();
}

/** What an agent did not expect itself is no answer of the network, and may hold anything. */
function failureOf(error: unknown): Heard {
  const { problem } = problemOf(error);
  return { problem, words: problem === 'agent-fault' ? undefined : (error as Error).message };
}

// Of one person nobody has heard of, these are answers: the network is there.
const answers: readonly ProblemCode[] = ['no-data', 'not-found', 'not-shared', 'pending', 'forbidden', 'bad-address'];

const sentences: Readonly<Partial<Record<ProblemCode, string>>> = {
  'timeout': `It said nothing within ${PATIENCE / 1_000} seconds.`,
  'unreachable': 'It gives no answer there: check its address, and whether it is running.',
  'signed-out': 'It does not let this account in.',
  'rate-limited': 'It is there, but has been asked too often: try again later.',
  'network-disabled': 'It has been switched off.',
  'agent-fault': 'The agent failed in a way that it did not expect itself.',
};

function toldOf({ problem, words }: Heard, conceal: ReachOptions['conceal']): Omit<Reached, 'milliseconds'> {
  if (!problem || (answers.includes(problem) && words === undefined)) return { reached: true, message: 'It answers.' };
  const own = words && words !== problem && conceal ? ` It says: ${conceal(words)}` : '';
  return { reached: false, problem, message: `${sentences[problem] ?? 'It refuses to answer.'}${own}` };
}
