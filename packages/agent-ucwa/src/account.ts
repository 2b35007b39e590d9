import { problemOf, type Viewer } from '@presence-elements/core';
import { EventChannel } from './event-channel.js';
import { endsApplication } from './failure.js';
import { Many } from './many.js';
import { openSession, type Session } from './session.js';
import { UcwaClient } from './ucwa-client.js';
import type { Settings } from './ucwa-options.js';
import { Shared } from './waiting.js';

// What is ended in passing is not waited for longer than this (milliseconds).
const PASSING = 5_000;

/** One account, as one viewer uses it: its tickets, its application, and the events of that. */
export class Account {
  readonly client: UcwaClient;
  readonly many: Many;
  readonly channel: EventChannel;
  readonly #opening = new Shared<Session>();
  readonly #endpointId: string;
  #session: Session | undefined;
  #isClosed = false;

  constructor(settings: Settings, viewer: Viewer | undefined) {
    this.client = new UcwaClient(settings, viewer);
    this.many = new Many(this.client);
    this.channel = new EventChannel(this);
    this.#endpointId = Array.from({ length: 4 }, () => Math.floor(settings.random() * 2 ** 32).toString(16).padStart(8, '0')).join('-');
  }

  get now(): () => number {
    return this.client.settings.now;
  }

  /** The application, made when it is first needed, once for all who wait. */
  async session(signal: AbortSignal): Promise<Session> {
    return this.#session ??= await this.#opening.join(signal, async signal => {
      const session = await openSession(this.client, this.#endpointId, signal);
      if (this.#isClosed) this.discard(session.self);
      return session;
    });
  }

  /** Does something with the application; where that turns out to be gone, once more with a new one. */
  async run<T>(signal: AbortSignal, work: (session: Session) => Promise<T>): Promise<T> {
    const session = await this.session(signal);
    try {
      return await work(session);
    } catch (error) {
      if (!endsApplication(error)) throw error;
      this.drop(session);
      return work(await this.session(signal));
    }
  }

  /** This application is no more. */
  drop(session: Session): void {
    if (this.#session === session) this.#session = undefined;
    session.gone.abort();
  }

  /** Deletes something that the server would forget by itself in time; nobody waits for it. */
  discard(url: URL): void {
    void this.client.call(url, { signal: new AbortController().signal, method: 'DELETE', limit: PASSING }).catch(problemOf);
  }

  close(): void {
    this.#isClosed = true;
    this.channel.close();
    if (!this.#session) return;
    // "The client must delete the application" (ApplicationDashboard).
    this.discard(this.#session.self);
    this.drop(this.#session);
  }
}
