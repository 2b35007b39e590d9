import type { Json } from '../store/store.js';

/** The name by which a file with settings is recognised. */
export const exportFormat = 'presence-elements/settings';

/** What an organisation keeps, as one JSON document. Secrets are in none of it: they stand as `{ "env": "NAME" }`. */
export interface SettingsExport {
  readonly format: typeof exportFormat;
  /** 1; an older one is brought up to the present form when it is imported. */
  readonly version: number;
  readonly domain: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Collection → id → document, as the store keeps them. */
  readonly documents: Readonly<Record<string, Readonly<Record<string, Json>>>>;
}

/**
 * How much of it: what administrators decide, or also what people prefer, whom they know and what they have set, which are
 * nobody's business but theirs and that of whoever runs the host.
 */
export type Scope = 'decided' | 'everything';
