import { PresenceError, type Follow } from '@presence-elements/core';
import type { RelayClient } from './relay-client.js';
import { refusalOf } from './settings-error.js';

/** How all parts of an account speak with the relay. Each rejects with a `SettingsError` that names fields, or else with a `PresenceError`. */
export interface AccountCall {
  readonly client: RelayClient;
  read<Answer>(path: string): Promise<Answer>;
  /** Asks for something that changes nothing, with a body. */
  ask<Answer>(path: string, body: unknown): Promise<Answer>;
  /** A change. Whoever follows is told once it is made, also where no stream is open that would tell. */
  write<Answer = void>(method: string, path: string, body?: unknown): Promise<Answer>;
  readonly follow: Follow;
}

export function accountCall(client: RelayClient): AccountCall {
  const followers = (client.followers ??= new Set());
  const call = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    try {
      return await answerOf<Answer>(await client.request(path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) }));
    } catch (error) {
      throw refusalOf(error);
    }
  };
  return {
    client,
    read: path => call('GET', path),
    ask: (path, body) => call('POST', path, body),
    async write(method, path, body) {
      const answer = await call<never>(method, path, body);
      followers.forEach(tell => tell());
      return answer;
    },
    follow(changed) {
      // A microtask later: a page's own mistake must not end the stream that tells.
      const tell = (): void => queueMicrotask(() => {
        if (followers.has(tell)) changed();
      });
      followers.add(tell);
      return () => void followers.delete(tell);
    },
  };
}

/** In JSON nothing is `undefined`: a field that is emptied is null. */
export function emptied(change: object): object {
  return Object.fromEntries(Object.entries(change).map(([field, value]: [string, unknown]) => [field, value ?? null]));
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  if (response.status === 204) return undefined as Answer;
  try {
    return (await response.json()) as Answer;
  } catch {
    // Cut short, or not from a relay at all.
    throw new PresenceError('unreachable');
  }
}
