import type { Provider, ProviderDraft } from '@presence-elements/core';
import type { FixedProvider } from '../organisation.js';
import type { ProviderDocument } from '../documents/documents.js';
import { listedProviders } from '../listed-providers.js';
import { Lost } from './lost.js';

/** The list of providers: of the operator's file, those that are there from the start, and those that were added. */
export class ProviderTable {
  readonly documents: Map<string, ProviderDocument> = new Map();
  fixed: ReadonlyMap<string, ProviderDraft> = new Map();
  /** Which enterprise connection an administrator made the active one. */
  active: string | undefined;
  readonly #lost: Lost;

  constructor(lost: Lost = new Lost()) {
    this.#lost = lost;
  }

  setFixed(providers: readonly FixedProvider[]): void {
    this.fixed = new Map(providers.map(({ id, ...draft }) => [id, draft]));
  }

  /** As they are now, enterprise connections first. */
  list(): readonly Provider[] {
    const ids = [...this.fixed.keys(), ...listedProviders.keys(), ...this.documents.keys()], drafts = new Map<string, ProviderDraft>();
    for (const id of ids) {
      const draft = this.#draft(id);
      if (draft) drafts.set(id, draft);
    }
    const active = this.#active(drafts);
    return Object.freeze([...drafts].map(([id, draft]): Provider => Object.freeze({
      ...draft, id, revision: this.documents.get(id)?.revision ?? 0, active: id === active, ...(this.fixed.has(id) && { fixed: true }),
    })).sort((a, b) => order(a) - order(b) || (a.name < b.name ? -1 : 1)));
  }

  #draft(id: string): ProviderDraft | undefined {
    const document = this.documents.get(id), fixed = this.fixed.get(id);
    // It may have been blocked.
    const own = this.#lost.has('providers', id) ? { allowed: false } : document?.override;
    if (fixed) return { ...fixed, ...own };
    return document?.removed ? undefined : (document?.provider ?? listedProviders.get(id));
  }

  /** Where nobody has chosen one, the first that there is. */
  #active(drafts: ReadonlyMap<string, ProviderDraft>): string | undefined {
    if (this.active !== undefined) return drafts.get(this.active)?.kind === 'enterprise' ? this.active : undefined;
    for (const [id, { kind }] of drafts) if (kind === 'enterprise') return id;
    return undefined;
  }
}

const kinds = ['enterprise', 'federated', 'public'] as const;
const order = ({ kind, fixed }: Provider): number => kinds.indexOf(kind) * 2 + (fixed ? 0 : 1);
