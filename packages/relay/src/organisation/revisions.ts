import type { Viewer } from '@presence-elements/core';
import type { Collection, OrganisationChange } from '@presence-elements/policy';
import type { UserOfViewer } from './viewer-user.js';

// What administrators and moderators decide concerns everybody; the rest only those whose own it is.
const everybodys: readonly Collection[] = ['settings', 'providers', 'areas', 'directory'];

/**
 * Names the state of the settings as far as it concerns each viewer: another name after each change.
 *
 * That somebody else has changed what is theirs must show to nobody: whoever they hide from would know that they are there.
 */
export class Revisions {
  // Nobody knows what happened while another relay was at work.
  readonly #life: string;
  readonly #userOf: UserOfViewer;
  readonly #own = new Map<string, number>();
  #all = 0;

  constructor(userOf: UserOfViewer, life: string) {
    this.#userOf = userOf;
    this.#life = life;
  }

  changed({ collections, users }: OrganisationChange): void {
    if (everybodys.some(collection => collections.has(collection))) this.#all++;
    for (const user of users) this.#own.set(user, (this.#own.get(user) ?? 0) + 1);
  }

  readonly of = (viewer: Viewer | undefined): string => {
    const user = this.#userOf(viewer), own = user === undefined ? 0 : (this.#own.get(user) ?? 0);
    return `${this.#life}.${this.#all}.${own}`;
  };
}
