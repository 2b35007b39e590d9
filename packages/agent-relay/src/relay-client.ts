import { PresenceError, type Schedule } from '@presence-elements/core';
import { credentialOf } from './credential.js';
import { failure } from './failure.js';
import type { RelayOptions } from './relay-options.js';
import { shiftTimes } from './times.js';

/** Speaks HTTP and JSON with one relay. */
export interface RelayClient {
  readonly url: string;
  readonly now: () => number;
  readonly random: () => number;
  readonly schedule: Schedule;
  /** What to add to the relay's time for ours, in milliseconds. */
  skew: number;
  /** Called when a stream begins anew: the relay may have been restarted, and know nothing of us. */
  onnew?: (() => void) | undefined;
  /** The last revision of the settings that was heard of: a watch that opens later has to know. */
  revision?: string | undefined;
  /** Called when they have changed since. */
  followers?: Set<() => void> | undefined;
  /** One request. What goes wrong is thrown as a `PresenceError`. */
  request(path: string, call: RequestInit): Promise<Response>;
  /** Reads JSON, with all times by our clock. */
  read(json: string): unknown;
}

// Clocks this close count as equal (milliseconds): following each answer's delay would make every time look like news.
const TOLERANCE = 2_000;

export function relayClient(options: RelayOptions): RelayClient {
  const { now = Date.now, random = Math.random, schedule = later, token } = options;
  const credential = credentialOf(token);
  return {
    url: options.url,
    now,
    random,
    schedule,
    skew: 0,
    async request(path, call) {
      const bearer = credential();
      let response = await send(options, path, call, bearer);
      if (response.status === 401 && bearer) response = await send(options, path, call, credential(bearer));
      if (response.ok && !/html/.test(response.headers.get('content-type') ?? '')) return response;
      throw await failure(response, now());
    },
    read(json) {
      const skew = now() - (JSON.parse(json) as { now: number }).now;
      if (Math.abs(skew - this.skew) > TOLERANCE) this.skew = skew;
      return JSON.parse(json, shiftTimes(this.skew)) as unknown;
    },
  };
}

async function send({ url, fetch = globalThis.fetch, headers }: RelayOptions, path: string, call: RequestInit, bearer?: Promise<string>): Promise<Response> {
  const authorization = bearer && { authorization: `Bearer ${await bearer}` };
  try {
    return await fetch(url.replace(/\/*$/, '') + path, {
      // Else Firefox opens no second stream of one address before the first has ended: its cache waits for that.
      cache: 'no-store',
      // The platform's own default, of the same origin alone, costs the start download nothing.
      ...(bearer && { credentials: 'omit' as const }),
      ...call,
      headers: { 'content-type': 'application/json', ...(call.headers as Record<string, string>), ...headers, ...authorization },
    });
  } catch {
    // Without the cause: it may quote a header, and with it the token.
    throw new PresenceError('unreachable');
  }
}

const later: Schedule = (run, delay) => {
  const timer = setTimeout(run, delay);
  return () => clearTimeout(timer);
};
