import { parseAddress, type ImAddress } from './address.js';
import type { AgentCall, Message, OwnPresence, PresenceNetworkAgent, SendReceipt } from './agent.js';
import { deadline } from './deadline.js';
import type { Engine } from './engine.js';
import { PresenceError, problemOf } from './errors.js';
import type { Viewer } from './viewer.js';

type Refusal = NonNullable<SendReceipt['refused']>[number];

/** Sets the viewer's own presence through the agent that answers for them; answers what was really set. */
export async function publish(engine: Engine, viewer: Viewer | undefined, own: OwnPresence): Promise<OwnPresence> {
  const address = parseAddress(viewer?.address);
  const agent = address ? engine.members.agentFor(address) : engine.members.agents.find(({ publish }) => publish);
  if (!agent?.publish) throw new PresenceError('no-agent', 'No network here lets one set one’s own presence');
  const set = await call(engine, options => agent.publish!(own, options), viewer);
  if (address) for (const { link, slot } of engine.sources([address.text], viewer)) if (link) link.refresh([slot]);
  return set;
}

/** Sends one message to one or many, through each one's own network. */
export async function send(engine: Engine, viewer: Viewer | undefined, to: readonly string[], message: Message): Promise<SendReceipt> {
  const refused: Refusal[] = [], groups = new Map<PresenceNetworkAgent, ImAddress[]>();
  for (const text of new Set(to.map(each => parseAddress(each)?.text ?? each))) {
    const address = parseAddress(text), agent = address && engine.members.agentFor(address);
    if (address && agent?.send) groups.set(agent, [...(groups.get(agent) ?? []), address]);
    else refused.push({ address: text, problem: address ? 'no-agent' : 'bad-address' });
  }
  const receipts = await Promise.all([...groups].map(async ([agent, addresses]): Promise<Partial<SendReceipt>> => {
    try {
      return (await call<SendReceipt | undefined>(engine, options => agent.send!(addresses, message, options), viewer)) ?? { delivered: 'sent' };
    } catch (error) {
      // Who is at fault is told to the developer; the receipt only tells who was not reached.
      if (problemOf(error).problem === 'agent-fault') engine.fault(error);
      return { refused: addresses.map(({ text }) => ({ address: text, problem: problemOf(error).problem })) };
    }
  }));
  const all = [...refused, ...receipts.flatMap(receipt => receipt.refused ?? [])];
  const reached = [...groups.values()].flat().length + refused.length > all.length;
  if (!reached) throw new PresenceError(all[0]?.problem ?? 'bad-address', 'The message could not be sent to anybody');
  const ways = receipts.flatMap(({ delivered }) => delivered ?? []);
  return { delivered: ways.includes('stored') ? 'stored' : (ways[0] ?? 'sent'), ...(all.length && { refused: all }) };
}

/** Calls an agent with a time limit; whatever it throws leaves as a `PresenceError`. */
async function call<T>(engine: Engine, run: (options: AgentCall) => Promise<T>, viewer: Viewer | undefined): Promise<T> {
  try {
    return await deadline(engine, signal => run({ signal, viewer }));
  } catch (error) {
    const { problem, retryAfter } = problemOf(error);
    throw problem === 'agent-fault' ? new PresenceError(problem, error instanceof Error ? error.message : problem, { cause: error, retryAfter }) : error;
  }
}
