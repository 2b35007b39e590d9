import type { Viewer } from '@presence-elements/core';

/** What a token is wanted for. */
export interface TokenRequest {
  /** Who asks: a relay holds one token for each viewer. */
  readonly viewer?: Viewer | undefined;
  /** Graph has refused this one: answer another, or fail. */
  readonly refused?: string | undefined;
  /** What Graph wants proven besides (`claims` of its WWW-Authenticate header, decoded): JSON, as MSAL takes it. */
  readonly claims?: string | undefined;
}

/** Answers an access token for Graph. */
export type Token = (request: TokenRequest) => string | Promise<string>;
