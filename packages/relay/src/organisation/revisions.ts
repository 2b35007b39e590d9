import type { Viewer } from '@presence-elements/core';
import type { Collection, OrganisationChange } from '@presence-elements/policy';
import { userOfViewer } from './viewer-user.js';

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
  readonly #domain: string;
  readonly #own = new Map<string, number>();
  #all = 0;

  constructor(domain: string, life: string) {
    this.#domain = domain;
    this.#life = life;
  }

  changed({ collections, users }: OrganisationChange): void {
    if (everybodys.some(collection => collections.has(collection))) this.#all++;
    for (const user of users) this.#own.set(user, (this.#own.get(user) ?? 0) + 1);
  }

  readonly of = (viewer: Viewer | undefined): string => {
    const user = userOfViewer(viewer, this.#domain), own = user === undefined ? 0 : (this.#own.get(user) ?? 0);
    return `${this.#life}.${this.#all}.${own}`;
  };
}
