import type { OwnPresence } from '@presence-elements/core';

/** How long what I set shall hold. */
export const expiries = ['never', 'half-hour', 'hour', 'today', 'week'] as const;

export type Expiry = (typeof expiries)[number];

/** What one may choose for oneself. */
export type Choice = Exclude<NonNullable<OwnPresence['availability']>, 'unknown' | 'offline'>;

/** What the form for one's own presence says. */
export interface SelfMessages {
  readonly self: {
    /** The name of the whole: 'My status'. */
    readonly title: string;
    /** The button's accessible name, from the state that others see: 'My status: Busy'. */
    summary(state: string): string;
    readonly availability: string;
    readonly choices: Readonly<Record<Choice, string>>;
    /** What a choice does, where its name does not say it. */
    readonly hints: Readonly<Partial<Record<Choice, string>>>;
    readonly note: string;
    readonly notePlaceholder: string;
    readonly emoji: string;
    readonly clearNote: string;
    readonly expiry: string;
    readonly expiries: Readonly<Record<Expiry, string>>;
    readonly save: string;
    readonly cancel: string;
    readonly saving: string;
    readonly saved: string;
    /** The network set something else than what was asked for. */
    savedAs(state: string): string;
    /** Nothing was changed; `problem` is one of `selfProblems` or general. */
    failed(problem: string): string;
    /** It holds until then: 'Until 15:00'. */
    until(time: string): string;
    /** There is nothing that could set one's presence. */
    readonly cannot: string;
  };
}
