import { parseAddress, PresenceError, type ImAddress, type Message, type SendReceipt, type Viewer } from '@presence-elements/core';
import { signedIn } from './identify.js';
import { inTime } from './in-time.js';
import type { RelayApp, RelayContext } from './relay-context.js';

interface SendRequest { readonly to: readonly string[]; readonly text: string; readonly lang?: string }

// A network that has not taken a request by then will not be waited for (milliseconds).
const PATIENCE = 10_000;

/** What goes to other people: messages, and asking for leave to see them. In one's own name, unless the administrator lets the nameless. */
export function messageRoutes(app: RelayApp, context: RelayContext): void {
  const { read, settings: { anonymousMay } } = context, send = senderOf(context);
  const allowed = (viewer: Viewer | undefined, what: 'send' | 'access'): Viewer | undefined => (anonymousMay.includes(what) ? viewer : signedIn(viewer));

  app.post('/send', async c => {
    const viewer = allowed(c.var.viewer, 'send');
    const { to, text, lang } = await read<SendRequest>(c.req.raw, 'SendRequest');
    return c.json(await send(viewer, to, { text, ...(lang && { lang }) }));
  });

  app.post('/access', async c => {
    const viewer = allowed(c.var.viewer, 'access');
    const { address: text } = await read<{ address: string }>(c.req.raw, 'AccessRequest');
    const address = parseAddress(text);
    if (!address) throw new PresenceError('bad-address', 'That is no address.');
    if (!await askColleague(context, viewer, address)) await askElsewhere(context, viewer, address);
    return c.body(null, 204);
  });
}

type Send = (viewer: Viewer | undefined, to: readonly string[], message: Message) => Promise<SendReceipt>;

const senderOf = ({ judged, view }: RelayContext): Send => (viewer, to, message) => (judged ? judged.send(viewer, to, message) : view(viewer).send(to, message));

/** The organisation's own people are asked through their account. */
async function askColleague({ settings: { organisation } }: RelayContext, viewer: Viewer | undefined, address: ImAddress): Promise<boolean> {
  if (!organisation || (!viewer && organisation.facts.userOf(address.text) === undefined)) return false;
  return organisation.requestAccess(signedIn(viewer), address.text);
}

async function askElsewhere({ registry, view, settings: { organisation, schedule } }: RelayContext, viewer: Viewer | undefined, address: ImAddress): Promise<void> {
  const { problem } = organisation ? await view(viewer).lookup([address.text]) : {};
  if (problem === 'blocked-by-policy' || problem === 'network-disabled') throw new PresenceError(problem, 'Your organisation does not deal with this network.');
  const agent = registry.agentFor(address.text);
  if (!agent?.requestAccess) throw new PresenceError('no-agent', 'No network here lets one ask this person.');
  await inTime(agent.requestAccess(address, { viewer }), PATIENCE, schedule, () => new PresenceError('timeout', 'The network did not answer in time.'));
}
