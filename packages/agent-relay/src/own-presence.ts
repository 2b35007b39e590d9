import { PresenceError, type AgentCall, type ImAddress, type Message, type OwnPresence, type SendReceipt } from '@presence-elements/core';
import type { RelayClient } from './relay-client.js';
import { shiftTimes } from './times.js';

const AUTO = JSON.stringify({ availability: 'auto' } satisfies OwnPresence);

/** Sets one's own presence on the portal's network; answers what was really set. */
export async function publish(client: RelayClient, own: OwnPresence, { signal }: AgentCall): Promise<OwnPresence> {
  const body = JSON.stringify(own, shiftTimes(-client.skew));
  const response = await client.request('/me', body === AUTO ? { method: 'DELETE', signal } : { method: 'PUT', body, signal });
  return answerOf<OwnPresence>(client, response, own);
}

export async function send(client: RelayClient, to: readonly ImAddress[], message: Message, { signal }: AgentCall): Promise<SendReceipt> {
  const body = JSON.stringify({ to: to.map(address => address.text), ...message });
  const response = await client.request('/send', { method: 'POST', body, signal });
  return answerOf<SendReceipt>(client, response, { delivered: 'sent' });
}

/** Asks a person for leave to see their presence. */
export async function requestAccess(client: RelayClient, address: ImAddress): Promise<void> {
  await client.request('/access', { method: 'POST', body: JSON.stringify({ address: address.text }) });
}

/** What the relay answered; `silent` where it had nothing to add. */
async function answerOf<Answer>(client: RelayClient, response: Response, silent: Answer): Promise<Answer> {
  if (response.status === 204) return silent;
  try {
    return client.read(await response.text()) as Answer;
  } catch {
    throw new PresenceError('unreachable');
  }
}
