// Who is on a local homeserver, in which rooms, and how they are seen: the part of a homeserver that is not HTTP.

export type State = 'online' | 'unavailable' | 'offline' | 'org.matrix.msc3026.busy';

interface Seen {
  state: State;
  status?: string | undefined;
  activeAt?: number | undefined;
  /** When a client last asked for news with a state of its own, or set one. */
  syncedAt?: number | undefined;
  /** Held by whoever runs the test: no timer touches it. */
  held?: boolean | undefined;
  /** Number of the last change. */
  changed: number;
}

export interface Room { readonly members: Set<string>; readonly encrypted: boolean; readonly messages: string[] }

/** As a homeserver has them by default (milliseconds). */
const IDLE = 300_000, GONE = 30_000, ACTIVE = 60_000;

export class People {
  readonly rooms = new Map<string, Room>();
  readonly direct = new Map<string, Record<string, string[]>>();
  readonly #seen = new Map<string, Seen>();
  readonly #now: () => number;
  readonly #waiting = new Set<() => void>();
  changes = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  room(id: string, members: readonly string[], { encrypted = false } = {}): void {
    this.rooms.set(id, { members: new Set(members), encrypted, messages: [] });
  }

  share(one: string, other: string): boolean {
    return one === other || [...this.rooms.values()].some(({ members }) => members.has(one) && members.has(other));
  }

  /** What the person's own clients say, for the test: it stays. */
  say(user: string, state: State, status?: string, { activeAgo = 0 }: { activeAgo?: number | undefined } = {}): void {
    this.#set(user, { state, status, held: true, activeAt: this.#now() - activeAgo });
  }

  put(user: string, state: State, status?: string): void {
    const now = this.#now(), isActive = state === 'online' || state === 'org.matrix.msc3026.busy';
    this.#set(user, { state, status: state === 'offline' ? undefined : status, syncedAt: now, activeAt: isActive ? now : this.#seen.get(user)?.activeAt });
  }

  /** A client asks for news and says by that how its user is seen. */
  synced(user: string, state: State): void {
    const before = this.#seen.get(user), now = this.#now();
    if (state === 'offline' || before?.held) return;
    if (before?.state === state || before?.state === 'org.matrix.msc3026.busy') return void (before.syncedAt = now);
    this.#set(user, { state, status: before?.status, syncedAt: now, activeAt: state === 'online' ? now : before?.activeAt });
  }

  content(user: string): Record<string, unknown> {
    const { state, status, activeAt } = this.#seen.get(user) ?? { state: 'offline' };
    const ago = activeAt === undefined ? undefined : this.#now() - activeAt;
    return {
      presence: state,
      ...(ago !== undefined && { last_active_ago: Math.floor(ago) }),
      ...(status && { status_msg: status }),
      ...(state === 'online' && { currently_active: ago !== undefined && ago < ACTIVE }),
    };
  }

  /** Whose presence changed after that change, of those whom this user may see; at the beginning only of those who are there. */
  news(viewer: string, since: number | undefined): readonly string[] {
    return [...this.#seen].filter(([user, { changed, state }]) => this.share(viewer, user) && (since === undefined ? state !== 'offline' : changed > since)).map(([user]) => user);
  }

  /** Lets the timers go: who did nothing is idle, whose clients are gone is offline. */
  tick(): void {
    const now = this.#now();
    for (const [user, seen] of this.#seen) {
      if (seen.held || seen.state === 'offline') continue;
      if ((seen.syncedAt ?? -Infinity) + GONE < now) this.#set(user, { ...seen, state: 'offline' });
      else if (seen.state === 'online' && (seen.activeAt ?? now) + IDLE < now) this.#set(user, { ...seen, state: 'unavailable' });
    }
  }

  forget(): void {
    this.#seen.clear();
  }

  /** Calls back at the next change. */
  onchange(run: () => void): () => void {
    this.#waiting.add(run);
    return () => void this.#waiting.delete(run);
  }

  #set(user: string, seen: Omit<Seen, 'changed'>): void {
    this.#seen.set(user, { ...seen, changed: ++this.changes });
    for (const run of [...this.#waiting]) run();
  }
}
