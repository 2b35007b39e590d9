import { PresenceError } from '@presence-elements/core';

/** A part of the agent that is loaded on first need. Rejects with `unreachable`: the next time it may be there. */
export const part = <T>(loading: Promise<T>): Promise<T> => loading.catch(() => {
  throw new PresenceError('unreachable', 'A part of the agent could not be loaded');
});
