import type { Kept } from '../documents/documents.js';
import { pairOf } from '../documents/pair.js';

/**
 * Documents that cannot be read, by what they were about. Each may have forbidden something: until another takes its place, the
 * strictest holds that it might have said.
 */
export class Lost {
  readonly #documents = new Map<string, Set<string>>();

  add(collection: Kept, id: string): void {
    const about = aboutWhat(collection, id), documents = this.#documents.get(about) ?? new Set<string>();
    this.#documents.set(about, documents.add(`${collection}/${id}`));
  }

  delete(collection: Kept, id: string): void {
    // There is hardly ever one, and documents come by the million.
    if (!this.#documents.size) return;
    const about = aboutWhat(collection, id), documents = this.#documents.get(about);
    documents?.delete(`${collection}/${id}`);
    if (!documents?.size) this.#documents.delete(about);
  }

  /** Is it this very document? */
  holds(collection: Kept, id: string): boolean {
    return this.#documents.get(aboutWhat(collection, id))?.has(`${collection}/${id}`) ?? false;
  }

  /** Of a user, also where it is whom they have let see them that cannot be read. */
  has(collection: 'settings' | 'providers' | 'people', id: string): boolean {
    return this.#documents.has(`${collection}/${id}`);
  }
}

const aboutWhat = (collection: Kept, id: string): string => (collection === 'requests' ? `people/${pairOf(id)?.[0] ?? ''}` : `${collection}/${id}`);
