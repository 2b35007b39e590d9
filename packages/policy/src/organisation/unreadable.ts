import type { FieldProblem } from '@presence-elements/core';
import { plainJson } from '../store/plain-json.js';
import type { Json, StoreChange, StoredDocument } from '../store/store.js';
import type { StoreProblem } from './administration.js';

/** What was found in a store and could not be used: it is told of, and nothing takes its place before it is put aside. */
export class Unreadable {
  readonly #found = new Map<string, { readonly problem: StoreProblem; readonly value: Json }>();

  get problems(): readonly StoreProblem[] {
    return [...this.#found.values()].map(({ problem }) => problem);
  }

  has(collection: string, id: string): boolean {
    return this.#found.has(`${collection}/${id}`);
  }

  add({ collection, id, value }: StoredDocument, problems: readonly FieldProblem[]): void {
    this.#found.set(`${collection}/${id}`, { value, problem: Object.freeze({ collection, id, message: sentence(problems) }) });
  }

  delete(collection: string, id: string): void {
    this.#found.delete(`${collection}/${id}`);
  }

  clear(): void {
    this.#found.clear();
  }

  /** What has to be kept besides where something takes the place of one of these. */
  aside(changes: readonly StoreChange[]): readonly StoreChange[] {
    return changes.flatMap(({ collection, id }) => {
      const { problem, value } = this.#found.get(`${collection}/${id}`) ?? {};
      return value === undefined ? [] : [{ collection: 'aside', id: `${collection}/${id}/${markOf(JSON.stringify(value))}`, value: plainJson({ v: 1, ...problem, value }) } as const];
    });
  }
}

/** What is wrong with one document, in English. */
export const sentence = (problems: readonly FieldProblem[]): string => problems.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join(' ');

export const strange: readonly FieldProblem[] = [{ path: '', code: 'unknown', message: 'Nothing of this kind is known here.' }];

export const twin: readonly FieldProblem[] = [{ path: '', code: 'twice', message: 'There is another one about the same two, under another way to write an address.' }];

/** Tells two texts apart that stood in one place at different times (FNV-1a). */
function markOf(text: string): string {
  let mark = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) mark = Math.imul(mark ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return mark.toString(16);
}
