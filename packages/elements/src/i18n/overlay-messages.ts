import type { Capability, ProblemCode } from '@presence-elements/core';

/** Activities that have a word here; for any other kind the network's own `text` is shown, or nothing. */
export const activityKinds = [
  'free-to-chat', 'be-right-back', 'extended-away', 'ringing', 'calling', 'in-call', 'in-conference-call', 'on-hold',
  'in-meeting', 'calendar-event', 'presenting', 'focusing', 'urgent-only', 'out-of-office', 'off-work', 'vacation', 'holiday',
  'appointment', 'meal', 'travel', 'working', 'working-remotely', 'in-office', 'sleeping', 'gaming', 'streaming', 'listening',
  'watching',
] as const;

export type ActivityKind = (typeof activityKinds)[number];

/** What the tooltip and the menu say. Times and dates come formatted: see `dates.ts`. */
export interface OverlayMessages {
  readonly activities: Readonly<Record<ActivityKind, string>>;
  /** In words a person understands. None may reveal that somebody hides from this viewer. */
  readonly problems: Readonly<Record<ProblemCode, string>>;
  readonly capabilities: Readonly<Record<Capability, string>>;
  /** 'In a meeting until 15:00' */
  activityUntil(activity: string, time: string): string;
  /** When we heard it, which is not since when it is so: 'Checked at 14:05'. */
  checkedAt(time: string): string;
  /** Of a stale presence: 'Last known at 14:05'. */
  lastKnownAt(time: string): string;
  /** Inferred rather than said by the network. */
  readonly assumed: string;
  /** `ago` comes from Intl.RelativeTimeFormat: 'Last active 5 minutes ago'. */
  lastActive(ago: string): string;
  outOfOfficeUntil(date: string): string;
  backOn(date: string): string;
  /** Which network said so. */
  via(network: string): string;
  /** The name of the menu: 'Actions for Ada Lovelace'. */
  menuFor(name: string): string;
  readonly noActions: string;
  /** An action was tried and failed; `problem` is one of `problems`. */
  failed(action: string, problem: string): string;
  readonly close: string;
}
