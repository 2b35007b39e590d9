import type { AgentLimits, Schedule } from '@presence-elements/core';
import type { GateOptions } from './gate.js';
import type { WebService } from './web-service.js';

export interface WebAgentOptions extends GateOptions {
  /** Name of a row in `services`, or a row of one's own. */
  readonly service: string | WebService;
  /** Where the service is, when it is one's own or a revival: 'https://xmpp.corp.example:5281', with the path it lies under. */
  readonly base?: string | undefined;
  /** 'web:' and the name of the service, unless said. */
  readonly name?: string | undefined;
  /** What goes into `{key}`: the key of an application, no secret. */
  readonly key?: string | undefined;
  /** Who signs in, where the service wants that. */
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** Requests under way at once, over all questions: as the row says, else 6. */
  readonly concurrency?: number | undefined;
  /** Milliseconds for a whole question: 9,000, below the registry's 10,000, so that what came in time is kept. */
  readonly timeout?: number | undefined;
  /** Instead of the row's, else of 25 addresses in a question and 10 questions in a second. */
  readonly limits?: AgentLimits | undefined;

  readonly fetch?: ((input: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
  readonly schedule?: Schedule | undefined;
}

// A question at 25 addresses, 6 at a time, is answered in time by a service that takes two seconds for each.
export const CONCURRENCY = 6, BATCH = 25, TIMEOUT = 9_000, RATE = { requests: 10, per: 1_000 };
