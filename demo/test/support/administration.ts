import type { Provider, Providers } from '@presence-elements/core';

/** Somebody's own calls to the relay, as a page would make them. */
export interface Caller {
  /** Rejects unless the answer is in order. */
  ask<Answer = unknown>(method: string, path: string, body?: unknown): Promise<Answer>;
  /** The answer, whatever it is. */
  try(method: string, path: string, body?: unknown): Promise<Response>;
}

export function caller(url: string, user: string): Caller {
  const attempt: Caller['try'] = (method, path, body) => fetch(`${url}/presence${path}`, {
    method,
    headers: { 'cookie': `as=${user}`, 'origin': url, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return {
    try: attempt,
    async ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
      const answer = await attempt(method, path, body), text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path} as ${user}: ${String(answer.status)} ${text}`);
      return (text ? JSON.parse(text) : undefined) as Answer;
    },
  };
}

/** What the demo's administrator decides. */
export interface Administrator extends Caller {
  provider(name: string): Promise<Provider>;
  allow(name: string, allowed: boolean): Promise<void>;
  /** Changes what is named of a section, whatever its revision. */
  set(section: 'access' | 'sharing' | 'messaging' | 'federation', change: object): Promise<void>;
}

export function administrator(url: string): Administrator {
  const ada = caller(url, 'ada');
  const provider = async (name: string): Promise<Provider> => {
    const { providers } = await ada.ask<Providers>('GET', '/settings/providers'), found = providers.find(each => each.name === name);
    if (!found) throw new Error(`no network ${name}`);
    return found;
  };
  return {
    ...ada,
    provider,
    async allow(name, allowed) {
      const { id, revision } = await provider(name);
      await ada.ask('PATCH', `/settings/providers/${id}`, { revision, change: { allowed } });
    },
    async set(section, change) {
      const { revision } = await ada.ask<{ revision: number }>('GET', `/settings/sections/${section}`);
      await ada.ask('PATCH', `/settings/sections/${section}`, { revision, change });
    },
  };
}
