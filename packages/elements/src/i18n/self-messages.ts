/** What one may choose for oneself, in the order in which it is offered. */
export const choices = ['auto', 'online', 'busy', 'dnd', 'away', 'invisible'] as const;

export type Choice = (typeof choices)[number];

/** How long what one sets shall hold. */
export const expiries = ['never', 'half-hour', 'hour', 'today', 'week'] as const;

export type Expiry = (typeof expiries)[number];

/** What the form for one's own presence says. */
export interface SelfMessages {
  readonly self: {
    /** The name of the whole: 'My status'. */
    readonly title: string;
    /** The accessible name of the button that opens the form: 'My status: Busy, writing'. */
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
    /** It already ends by itself then, and may stay so: 'Until 15:00'. */
    until(time: string): string;
    readonly save: string;
    readonly cancel: string;
    readonly saving: string;
    /** The network set something else than what was asked for. */
    savedAs(state: string): string;
    /** Nothing was changed, and why. */
    failed(problem: string): string;
    readonly notOneEmoji: string;
    /** Where the general words would be about seeing, not about setting. */
    readonly problems: Readonly<Record<'no-agent' | 'signed-out' | 'forbidden' | 'rate-limited' | 'agent-fault', string>>;
  };
}
