import type { Note, OutOfOffice, OwnPresence } from '@presence-elements/core';

/** What a person wrote about themselves. */
export interface Words {
  readonly note?: Note | undefined;
  readonly outOfOffice?: OutOfOffice | undefined;
}

/** What a person has set, as it is kept. */
export interface Status {
  readonly own: OwnPresence;
  /** What there was to read when the person went invisible; nothing newer shows until they are back. */
  readonly veil?: Words | undefined;
}

/** Keeps what people have set, by user. */
export interface StatusStore {
  load(): Iterable<readonly [string, Status]> | Promise<Iterable<readonly [string, Status]>>;
  /** `undefined` forgets. A publish is answered once this has resolved, and refused if it rejects. */
  save(user: string, status: Status | undefined): void | Promise<void>;
}

/** Keeps what people have set for as long as this process lives. */
export function memoryStatusStore(): StatusStore {
  const statuses = new Map<string, Status>();
  return {
    load: () => [...statuses],
    save(user, status) {
      if (status) statuses.set(user, status);
      else statuses.delete(user);
    },
  };
}
