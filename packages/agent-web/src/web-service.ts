import type { AgentLimits, Availability, ProblemCode } from '@presence-elements/core';

/**
 * A web presence service as data: one row says where to ask and what the answers mean. Plain JSON, so that an
 * administrator can write one into `presence.config.json`.
 */
export interface WebService {
  /** Short, without white space: 'prosody'. */
  readonly name: string;
  readonly title: string;
  /** Since when the public service is gone (YYYY-MM-DD): then nobody is asked unless a base is given. */
  readonly retired?: string | undefined;
  /** Where the public service is, or was; none for what everybody runs themselves. */
  readonly base?: string | undefined;
  /** Schemes of the addresses it knows; of all kinds unless said. */
  readonly schemes?: readonly string[] | undefined;
  /** Domains whose bare addresses it knows, too. */
  readonly domains?: readonly string[] | undefined;
  /** It knows people by numbers alone. */
  readonly digits?: boolean | undefined;
  /**
   * What to ask for, below the base: '/status/{user}@{domain}/json'. Fields are `{user}`, `{domain}`,
   * `{address}` (user@domain), `{key}` and, where several can be asked for at once, `{users}`.
   */
  readonly path: string;
  /** People in one request, for `{users}`: 1. */
  readonly batch?: number | undefined;
  /** What it puts up with: addresses in a question (each is a request of its own unless there is a `batch`), questions in a time. */
  readonly limits?: AgentLimits | undefined;
  /** Requests under way at once. */
  readonly concurrency?: number | undefined;
  /** How to sign in first. */
  readonly session?: 'web-aim' | undefined;
  readonly read: Reading;
  /** What the words of this service mean. Any other word leaves a person unknown. '' is no word at all. */
  readonly values: Readonly<Record<string, Meaning>>;
  /** What it means that the list named by `each` has nobody in it that counts. */
  readonly none?: Meaning | undefined;
  /** Texts that stand for no note. */
  readonly silent?: readonly string[] | undefined;
  /** What a status means (HTTP, or the one inside the answer), where it is not what RFC 9110 says. */
  readonly statuses?: Readonly<Record<string, ProblemCode>> | undefined;
}

/** Where in an answer the word for a person's state is. What the answer says of its own type is not believed. */
export type Reading = DocumentReading | TextReading | RedirectReading;

/**
 * A path goes down by names: 'response.data.users', and through every list on its way. In XML '@show' is an attribute,
 * '*' any child and '#name' an element's own name; prefixes and namespaces do not matter. Of several the first that leads somewhere.
 */
export type Path = string | readonly string[];

export interface DocumentReading {
  readonly format: 'json' | 'xml';
  /** Name of the outermost element (XML). */
  readonly root?: string | undefined;
  /** What an answer of this service always has. */
  readonly proof?: string | undefined;
  /** A status as HTTP has it, inside the answer. */
  readonly status?: string | undefined;
  /** One entry for each person asked for, or for each of one person's devices. */
  readonly each?: Path | undefined;
  /** Within an entry, whose it is; without it the entries are devices of one person. */
  readonly who?: string | undefined;
  /** Within an entry. */
  readonly state: Path;
  /** Within an entry: the highest speaks, a negative one does not count (RFC 6121 §4.7.2.3). */
  readonly priority?: string | undefined;
  readonly note?: Path | undefined;
  /** A note in HTML, of which only the text is taken. */
  readonly noteHtml?: Path | undefined;
}

/** The whole body is the word, or what stands between the first two markers. Only 'html' may be a page. */
export interface TextReading {
  readonly format: 'text' | 'html';
  readonly between?: readonly [before: string, after: string] | undefined;
}

/** The word is the last part of where the answer redirects to; nobody goes there. A page cannot read this: it takes the relay. */
export interface RedirectReading {
  readonly format: 'redirect';
}

/** What a word says of a person. */
export type Meaning = Availability | {
  readonly availability?: Availability | undefined;
  /** `assumed` where the service uses the same word for people it does not know. */
  readonly confidence?: 'assumed' | undefined;
  readonly idle?: boolean | undefined;
  /** Kind of an activity: 'in-call'. */
  readonly activity?: string | undefined;
  /** Why nothing is known. */
  readonly problem?: ProblemCode | undefined;
};
