import { PresenceError, type Viewer } from '@presence-elements/core';
import { readJson } from './body.js';
import { Credential } from './credential.js';
import { failure } from './failure.js';
import { findHomeserver, type Homeserver } from './homeserver.js';
import type { Settings } from './matrix-options.js';
import { heeding } from './waiting.js';

export interface Call {
  readonly signal: AbortSignal;
  readonly method?: 'PUT' | undefined;
  readonly body?: object | undefined;
  /** Bytes of the answer that are read at most: 65,536. */
  readonly most?: number | undefined;
}

const MOST = 65_536;

/** Speaks HTTP and JSON with the homeserver, in the name of one account. */
export class MatrixClient {
  readonly settings: Settings;
  readonly #credential: Credential;
  #homeserver: Homeserver | undefined;

  constructor(settings: Settings, viewer: Viewer | undefined) {
    this.settings = settings;
    this.#credential = new Credential(settings, viewer);
  }

  /** Found on first use, and looked for again as long as it was not found. */
  async homeserver(signal: AbortSignal): Promise<Homeserver> {
    return (this.#homeserver ??= await findHomeserver(this.settings, signal));
  }

  /** The JSON that `/_matrix/client/v3` + `path` answers. What goes wrong is thrown as a `PresenceError` that names neither token nor URL. */
  async call(path: string, call: Call): Promise<unknown> {
    const { base } = await this.homeserver(call.signal), url = `${base}/_matrix/client/v3${path}`;
    const token = this.#credential.current();
    let response = await this.#send(url, call, await heeding(call.signal, token));
    if (response.status === 401) {
      void response.body?.cancel().catch(() => undefined); // Nobody reads it, so nobody minds how it ends.
      response = await this.#send(url, call, await heeding(call.signal, this.#credential.renewed(token)));
    }
    if (!response.ok) throw await failure(response, this.settings.now());
    return readJson(response, call.most ?? MOST);
  }

  async #send(url: string, { signal, method, body }: Call, token: string): Promise<Response> {
    try {
      return await this.settings.fetch(url, {
        signal, credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store', redirect: 'error',
        headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
        ...(method && { method }), ...(body && { body: JSON.stringify(body) }),
      });
    } catch {
      // Without the cause: it may quote a header, and with it the token.
      throw new PresenceError(signal.aborted ? 'timeout' : 'unreachable', 'The homeserver does not answer');
    }
  }
}
