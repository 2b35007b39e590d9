import type { JsonSchema } from '@presence-elements/core';
import type { MistakeCode } from '../../i18n/providers-messages.js';

/** What is wrong with one entry. */
export interface Mistake {
  /** From the outside in: 'agent.options.service'. */
  readonly path: string;
  /** One of `mistakeCodes`, or a server's own. */
  readonly code: MistakeCode | (string & {});
  /** What stands for `{}` in the words. */
  readonly detail?: string | undefined;
  /** The server's own sentence, in English. */
  readonly message?: string | undefined;
}

/** Against which schema a value is checked, and where it stands; `root` is where references begin. */
export interface Check {
  readonly schema: JsonSchema;
  readonly root: JsonSchema;
  readonly path: string;
}

export const below = (path: string, key: string | number): string => (path ? `${path}.${key}` : String(key));

/** Does the path lead to this place, or to something in it? */
export const isWithin = (path: string, place: string): boolean => path === place || !place || path.startsWith(`${place}.`);
