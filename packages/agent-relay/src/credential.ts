import { PresenceError } from '@presence-elements/core';

/** Answers the token for now, if there is one. Whoever is first refused with it renews it for all who wait. */
export type Credential = (refused?: Promise<string>) => Promise<string> | undefined;

export function credentialOf(token: ((refused?: string) => string | Promise<string>) | undefined): Credential {
  let current: Promise<string> | undefined;
  return refused => {
    if (token && current === refused) {
      current = Promise.resolve(refused).then(token).catch(() => {
        current = undefined;
        // What the host threw may hold a secret: it goes nowhere.
        throw new PresenceError('signed-out');
      });
    }
    return current;
  };
}
