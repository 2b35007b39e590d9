import type { Words } from '../facts.js';
import { personAt } from './tables/who-is-who.js';

/** What could be read last of the organisation's people, at each of their addresses: of those who block somebody a network says only what is new. */
export class LastRead {
  readonly #words = new Map<string, Words>();

  readonly take = (person: string, { note, outOfOffice }: Words): void => {
    if (note ?? outOfOffice) this.#words.set(person, { note, outOfOffice });
    else this.#words.delete(person);
  };

  at(address: string): Words | undefined {
    return this.#words.get(personAt(address) ?? '');
  }
}
