import type { ImAddress, PresenceSink, PresenceWatch, ProblemCode } from '@presence-elements/core';
import { jidOf } from '../jid.js';
import type { Follower, Session } from './session.js';

// As much as is told at a time, so that no page is held up by ten thousand who come at once (milliseconds).
const SLICE = 8, MOST = 100;

/** Tells a sink of the addresses that it watches: how they are, whenever that may have changed. */
export class XmppWatch implements PresenceWatch, Follower {
  readonly #session: Session;
  readonly #sink: PresenceSink;
  readonly #release: () => void;
  #watched = new Map<string, readonly ImAddress[]>();
  #due = new Set<string>();
  #cancel: (() => void) | undefined;
  #told: ProblemCode | 'live' | undefined;
  #isClosed = false;

  constructor(session: Session, sink: PresenceSink) {
    this.#session = session;
    this.#sink = sink;
    session.followers.add(this);
    this.#release = session.need();
    // What is said while this is being made is for somebody who is not there yet.
    if (session.conversation?.isReady) this.#cancel = session.settings.schedule(() => this.#begin(), 0);
  }

  set(addresses: readonly ImAddress[]): void {
    if (this.#isClosed) return;
    const before = this.#watched;
    this.#watched = new Map();
    for (const address of addresses) {
      const jid = jidOf(address);
      this.#watched.set(jid, [...(this.#watched.get(jid) ?? []), address]);
    }
    this.#tell([...this.#watched].filter(([jid, written]) => textOf(before.get(jid)) !== textOf(written)).map(([jid]) => jid));
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
    this.#cancel = undefined;
    this.#watched.clear();
    this.#due.clear();
    this.#session.followers.delete(this);
    this.#release();
  }

  #begin(): void {
    this.#cancel = undefined;
    if (this.#session.isTold) this.live();
    // Where it is not there any more, that has been told.
    else if (this.#session.conversation?.isReady) this.lost('no-data');
  }

  live(): void {
    this.#cancel?.();
    this.#told = 'live';
    // Later, since a roster of ten thousand has just been taken in.
    this.#cancel = this.#session.settings.schedule(() => {
      this.#cancel = undefined;
      this.#tell([...this.#watched.keys()]);
    }, 0);
    this.#sink.live();
  }

  changed(jids: ReadonlySet<string>): void {
    if (!this.#session.isTold) return;
    for (const jid of jids) if (this.#watched.has(jid)) this.#due.add(jid);
    this.#arm();
  }

  lost(problem: ProblemCode): void {
    this.#due.clear();
    if (problem === this.#told) return;
    this.#told = problem;
    this.#sink.lost(problem);
  }

  #tell(jids: readonly string[]): void {
    const { conversation, isTold } = this.#session;
    if (!isTold || this.#isClosed) return;
    conversation?.listening.look(jids);
    for (const jid of jids) this.#due.add(jid);
    this.#arm();
  }

  #arm(): void {
    if (this.#due.size && !this.#isClosed) this.#cancel ??= this.#session.settings.schedule(this.#flush, 0);
  }

  readonly #flush = (): void => {
    const { settings: { now } } = this.#session, end = now() + SLICE;
    this.#cancel = undefined;
    do this.#report(now());
    while (this.#due.size && now() < end);
    this.#arm();
  };

  #report(now: number): void {
    const { conversation } = this.#session, jids = [...this.#due].slice(0, MOST);
    for (const jid of jids) this.#due.delete(jid);
    if (!conversation) return;
    const reports = jids.flatMap(jid => (this.#watched.get(jid) ?? []).map(address => conversation.listening.contacts.report(address, jid, now)));
    if (reports.length) this.#sink.report(reports);
  }
}

const textOf = (written: readonly ImAddress[] = []): string => written.map(({ text }) => text).join('\n');
