import type { Availability, Note, OwnPresence, Presence } from '@presence-elements/core';
import { choices, type Choice } from '../i18n/self-messages.js';

/** What a network confirmed to have set, and when: milliseconds since the epoch. */
export interface Confirmed {
  readonly own: OwnPresence;
  readonly at: number;
}

/** My own presence as it is now. */
export interface Mine {
  /** What I chose; undefined where one cannot tell it from what others see. */
  readonly choice: Choice | undefined;
  /** What others see; undefined while nobody says. */
  readonly availability: Availability | undefined;
  readonly note: Note | undefined;
  /** When it ends by itself. */
  readonly endsAt: number | undefined;
}

/** As the network confirmed it here, or as others see it, whichever is later. */
export function mineOf(confirmed: Confirmed | undefined, presence: Presence | undefined): Mine {
  const chosen = choices.find(choice => choice === confirmed?.own.availability);
  const seen = presence?.availability === 'unknown' ? undefined : presence;
  if (confirmed && !(seen && seen.observedAt >= confirmed.at)) return fromOwn(confirmed.own, chosen, presence);
  return {
    // Set elsewhere since then? Then what was chosen here no longer holds.
    choice: chosen === 'auto' || (chosen && seenAs(chosen) === seen?.availability) ? chosen : undefined,
    availability: presence?.availability,
    note: presence?.note,
    endsAt: presence?.note?.expiresAt,
  };
}

/** How others see a choice; undefined: that depends. */
export function seenAs(choice: Choice): Availability | undefined {
  if (choice === 'auto') return undefined;
  return choice === 'invisible' ? 'offline' : choice;
}

function fromOwn({ note, expiresAt }: OwnPresence, choice: Choice | undefined, presence: Presence | undefined): Mine {
  return {
    choice,
    availability: choice ? seenAs(choice) : presence?.availability,
    note: note?.text || note?.emoji ? note : undefined,
    endsAt: expiresAt ?? note?.expiresAt,
  };
}
