import type { Schema } from './shape.js';

/** One call, as it is published. */
export interface Operation {
  readonly summary: string;
  readonly description?: string;
  /** What may stand after the question mark. */
  readonly query?: Readonly<Record<string, Schema>>;
  /** Name of the request's schema. */
  readonly body?: string;
  /** Types in which it may come as text instead. */
  readonly orText?: readonly string[];
  /** Status → what is answered: the name of its schema, or undefined for an empty answer. */
  readonly answers: Readonly<Record<number, string | undefined>>;
  readonly problems: readonly number[];
}

/** Path → method → call. */
export type Operations = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

export const COMMON = [401, 403, 500, 503] as const;
export const WITH_BODY = [400, 413, 415] as const;
export const OUTSIDE = [404, 429, 502, 504] as const;
/** Where fields may be refused: 409 if somebody else was quicker. */
export const REFUSING = [409, 422] as const;
