import { PresenceError } from '@presence-elements/core';

/** A store has refused a change, in words. */
export function notKept(error: unknown): PresenceError {
  const { name = '', message = '' } = (error ?? {}) as Partial<Error>;
  const why = name === 'StoreChanged' ? 'others are changing them all the time' : name === 'QuotaExceededError' ? 'there is no room for more' : message || 'it is not known why';
  return new PresenceError('agent-fault', `Nothing was changed: the settings could not be kept (${why}).`, { cause: error });
}
