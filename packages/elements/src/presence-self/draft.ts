import type { OwnPresence } from '@presence-elements/core';
import type { Choice, Expiry } from '../i18n/self-messages.js';
import { oneEmoji } from '../internal/plain-text.js';
import { endOf } from './expiry.js';
import type { Mine } from './mine.js';

/** What stands in the form; replaced, never changed, so that one knows whether it is still what was sent. */
export interface Draft {
  /** Undefined: stays as it is. */
  readonly availability: Choice | undefined;
  readonly text: string;
  readonly emoji: string;
  readonly expiry: Expiry | 'keep';
  /** When what is set now ends by itself, for `keep`. */
  readonly endsAt: number | undefined;
}

/** A form filled in with what is set now. */
export function draftOf({ choice, note, endsAt }: Mine): Draft {
  return { availability: choice, text: note?.text ?? '', emoji: note?.emoji ?? '', expiry: endsAt ? 'keep' : 'never', endsAt };
}

/** What the form asks for. The note is always in it, since a network may take what is left out for unchanged. */
export function ownOf({ availability, text, emoji, expiry, endsAt }: Draft, now: number): OwnPresence {
  const expiresAt = expiry === 'keep' ? endsAt : endOf(expiry, now);
  const picture = oneEmoji(emoji);
  return {
    ...(availability && { availability }),
    note: { text: text.trim(), ...(picture && { emoji: picture }) },
    ...(expiresAt && { expiresAt }),
  };
}

/** Is there something in the field for an emoji that is none? */
export function hasWrongEmoji({ emoji }: Draft): boolean {
  return emoji.trim() !== oneEmoji(emoji);
}
