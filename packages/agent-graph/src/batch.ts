import type { PresenceError } from '@presence-elements/core';
import type { Credential } from './credential.js';
import { failure, waitOf } from './failure.js';
import type { GraphClient } from './graph-client.js';

/** One answer of several: what was found, or why there is none. */
export type Answer = { readonly body: unknown } | { readonly error: PresenceError };

interface Part { readonly id?: unknown; readonly status?: unknown; readonly headers?: Readonly<Record<string, unknown>> | null; readonly body?: unknown }

/** Up to 20 GET requests in one; answers in their order, though Graph gives them in any (Microsoft Graph, JSON batching). */
export async function batch(client: GraphClient, credential: Credential, urls: readonly string[], { signal, now }: { readonly signal: AbortSignal; readonly now: () => number }): Promise<readonly Answer[]> {
  const requests = urls.map((url, id) => ({ id: String(id), method: 'GET', url }));
  const answer = (await client.request(credential, '/$batch', { method: 'POST', body: { requests }, signal })) as { readonly responses?: unknown } | undefined | null;
  const parts: readonly (Part | null)[] = Array.isArray(answer?.responses) ? (answer.responses as (Part | null)[]) : [];
  const byId = new Map(parts.map(part => [String(part?.id), part]));
  return requests.map(({ id }) => answerOf(byId.get(id), now()));
}

function answerOf(part: Part | null | undefined, now: number): Answer {
  const status = typeof part?.status === 'number' ? part.status : 502;
  return status >= 200 && status < 300 ? { body: part!.body } : { error: failure(status, waitOf(retryAfter(part?.headers), now)) };
}

/** Names of headers have no case, and the values here may be numbers. */
function retryAfter(headers: Part['headers']): string | undefined {
  const [, value] = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after') ?? [];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
