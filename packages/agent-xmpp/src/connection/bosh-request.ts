import { parseXml } from '@presence-elements/xml';
import type { Settings } from '../xmpp-options.js';
import type { StropheLibrary } from './strophe-library.js';
import { toDom } from './to-dom.js';

// One answer may bring the presence of a whole roster (characters).
const LONGEST = 67_108_864;

// By service: strophe.js has one class of requests for all its connections.
const fetches = new Map<string, Settings['fetch']>();

/** Lets strophe.js speak BOSH where there is no XMLHttpRequest (Node, workers of some kinds), over the `fetch` of each service. */
export function enableBosh(library: StropheLibrary, service: string, settings: Pick<Settings, 'fetch'>): void {
  if (typeof XMLHttpRequest !== 'undefined') return;
  fetches.set(service, settings.fetch);
  library.Request.prototype._newXHR = function (this: { func: (request: unknown) => void }) {
    const request = new FetchRequest((url, init) => (fetches.get(url) ?? settings.fetch)(url, init), library.xmlGenerator());
    request.onreadystatechange = () => this.func(this);
    return request;
  };
}

/** As much of an XMLHttpRequest as strophe.js uses. */
export class FetchRequest {
  readyState = 0;
  status = 0;
  responseText = '';
  responseXML: { readonly documentElement: Element } | undefined;
  onreadystatechange: () => void = () => undefined;
  readonly #fetch: Settings['fetch'];
  readonly #document: Document;
  readonly #abort = new AbortController();
  readonly #headers: Record<string, string> = {};
  #url = '';

  constructor(fetch: Settings['fetch'], document: Document) {
    this.#fetch = fetch;
    this.#document = document;
  }

  open(_method: 'POST', url: string): void {
    this.#url = url;
    this.readyState = 1;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }

  getAllResponseHeaders(): string {
    return '';
  }

  abort(): void {
    this.#abort.abort();
  }

  send(body: string): void {
    void this.#send(body).then(() => {
      if (this.#abort.signal.aborted) return;
      this.readyState = 4;
      this.onreadystatechange();
    });
  }

  async #send(body: string): Promise<void> {
    try {
      const { signal } = this.#abort;
      // What it posts may be a password, which goes to no other address than the one that was checked.
      const response = await this.#fetch(this.#url, { method: 'POST', headers: this.#headers, body, redirect: 'error', signal });
      this.responseText = await response.text();
      const root = parseXml(this.responseText, { maxLength: LONGEST });
      if (root) this.responseXML = { documentElement: toDom(this.#document, root) };
      this.status = root || !response.ok ? response.status : 502;
    } catch {
      this.status = 0; // As an XMLHttpRequest has it that got no answer.
    }
    if (!this.responseXML) this.responseText = '';
  }
}
