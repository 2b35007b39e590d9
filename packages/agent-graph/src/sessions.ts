import type { Schedule, Viewer } from '@presence-elements/core';
import { Credential } from './credential.js';
import { Directory } from './directory.js';
import type { GraphClient } from './graph-client.js';
import { Memory } from './memory.js';
import type { Token } from './token-request.js';

/** What is kept for one viewer: nothing that was learnt with one person's token serves another. */
export interface Session {
  readonly credential: Credential;
  readonly directory: Directory;
  /** The viewer's own object id, once known. */
  ownId?: string | undefined;
}

export interface SessionOptions {
  readonly token: Token;
  readonly isShared: boolean;
  readonly client: GraphClient;
  readonly now: () => number;
  readonly schedule: Schedule;
}

// As many viewers as the registry remembers answers for; who has not looked for a day begins anew (milliseconds).
const MOST = 1_000, DAY = 86_400_000;

/** One session for each viewer, or one for all where the token is an application's. */
export class Sessions {
  readonly #options: SessionOptions;
  readonly #sessions: Memory<Session>;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#sessions = new Memory(MOST, options.now);
  }

  of(viewer: Viewer | undefined): Session {
    const { token, isShared, client, now, schedule } = this.#options, key = this.#keyOf(viewer);
    let session = this.#sessions.get(key);
    if (!session) {
      const credential = new Credential(token, isShared ? undefined : viewer);
      session = { credential, directory: new Directory({ client, credential, now, schedule }) };
    }
    this.#sessions.set(key, session, DAY);
    return session;
  }

  /** Forgets a viewer who has signed out; all of them unless one is named. */
  forget(viewer: Viewer | undefined): void {
    if (viewer) this.#sessions.delete(this.#keyOf(viewer));
    else this.#sessions.clear();
  }

  #keyOf(viewer: Viewer | undefined): string {
    return this.#options.isShared || !viewer ? '' : `${viewer.partition === undefined ? 'id' : 'partition'}:${viewer.partition ?? viewer.id}`;
  }
}
