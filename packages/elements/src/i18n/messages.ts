import type { Availability } from '@presence-elements/core';

/**
 * The words that an icon needs: they are in the start of every page, so this table stays small.
 * What only an overlay or a form says is in `overlay-messages.ts` and `self-messages.ts`.
 */
export interface Messages {
  /** The language of these words (BCP 47), for whoever has to mark them or to format a date beside them. */
  readonly lang: string;
  readonly availability: Readonly<Record<Availability, string>>;
  /** Beside an availability: long inactive, though the network still says available. */
  readonly idle: string;
  /** Beside an availability: the last known one, which cannot be confirmed at the moment. */
  readonly stale: string;
  /** Beside an availability: an automatic reply is on. */
  readonly outOfOffice: string;
  /** The accessible name of an icon: 'Ada Lovelace: Away, last known'. Without a name the words stand alone. */
  state(name: string | undefined, words: readonly string[]): string;
}
