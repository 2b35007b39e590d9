/**
 * The few platform globals that core uses and that browsers, workers and Node all have.
 * Core compiles without the DOM library so that nothing else can slip in; this file is not shipped.
 */
interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
declare class AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}
declare class URL {
  constructor(url: string);
  readonly hostname: string;
}
declare function setTimeout(run: () => void, delay: number): unknown;
declare function clearTimeout(handle: unknown): void;
declare const console: { error(...what: unknown[]): void; info(...what: unknown[]): void };
