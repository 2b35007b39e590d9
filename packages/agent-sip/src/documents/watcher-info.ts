/** Who watches whom (RFC 3858). */
export interface WatcherInfo {
  readonly version: number;
  readonly full: boolean;
  readonly lists: readonly WatcherList[];
}

export interface WatcherList {
  /** Whom they watch: `sip:ada@corp.example`. */
  readonly resource: string;
  /** The event package: `presence`. */
  readonly package: string;
  readonly watchers: readonly Watcher[];
}

export interface Watcher {
  readonly id: string;
  readonly uri: string;
  readonly status: 'pending' | 'active' | 'waiting' | 'terminated';
  /** What brought it there: subscribe, approved, deactivated, probation, rejected, timeout, giveup, noresource. */
  readonly event: string;
  readonly displayName?: string | undefined;
}

/** What is known after `next`, and whether something in between was lost: then subscribe anew, for a full state. */
export function applyWatchers(_previous: WatcherInfo | undefined, next: WatcherInfo): { readonly watchers: WatcherInfo; readonly gap: boolean } {
  return { watchers: next, gap: false };
}
