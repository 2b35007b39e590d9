import type { Schedule } from '@presence-elements/core';
import type { GraphPush } from './parts.js';
import type { LookUp } from './questions.js';
import type { Token } from './token-request.js';

export interface GraphOptions {
  /** Answers an access token for Graph; asked once for all that wait, and once more after a 401. */
  readonly token: Token;
  /** 'viewer' (default): tokens are people's own, and so are answers. 'shared': one application's or service account's, in a relay. */
  readonly audience?: 'viewer' | 'shared' | undefined;
  /** Graph with its version: 'https://graph.microsoft.com/v1.0', or that of another of `clouds`. */
  readonly base?: string | undefined;
  /** Where chats and calls begin: what belongs to `base`. */
  readonly teams?: string | undefined;
  /** The viewer's own address, where the registry does not know it: whoever looks at themselves alone needs Presence.Read only. */
  readonly me?: string | undefined;
  /** Lets people set their own presence: `publish`. Needs Presence.ReadWrite. */
  readonly write?: boolean | undefined;
  /** Answers object ids instead of Graph's directory; false: only addresses that are object ids (`msteams:<id>`). */
  readonly lookup?: LookUp | false | undefined;
  /** Change notifications: `graphPush(…)`, in a relay. */
  readonly push?: GraphPush | undefined;
  /** 'graph' */
  readonly name?: string | undefined;
  /** Requests in so many milliseconds, all together: 1,500 in 30,000. */
  readonly rate?: { readonly requests: number; readonly per: number } | undefined;

  readonly fetch?: ((input: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
  readonly schedule?: Schedule | undefined;
  /** 0 ≤ random < 1, for jitter. */
  readonly random?: (() => number) | undefined;
}
