import type { PresenceSink, PresenceWatch, Schedule, Viewer } from '@presence-elements/core';
import type { GraphClient } from './graph-client.js';
import type { Questions } from './questions.js';
import type { Self } from './self.js';
import type { Sessions } from './sessions.js';

/** What an agent is made of. */
export interface Parts {
  readonly client: GraphClient;
  readonly questions: Questions;
  readonly sessions: Sessions;
  readonly self: Self;
  readonly now: () => number;
  readonly schedule: Schedule;
  readonly random: () => number;
}

/** Everything that is pushed through one agent. */
export interface Watches {
  open(sink: PresenceSink, viewer: Viewer | undefined): PresenceWatch;
  hook(request: Request): Promise<Response>;
  close(): void;
}

/** Lets an agent hear of changes; made by `graphPush`, so that a page that only asks does not load it. */
export type GraphPush = (parts: Parts) => Watches;
