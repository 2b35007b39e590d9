import { PresenceError } from '@presence-elements/core';
import { parseXml } from '@presence-elements/xml';
import type { Settings } from '../xmpp-options.js';
import { enableBosh } from './bosh-request.js';
import { Frames, type SocketClass } from './frames.js';
import { loadStrophe, type Strophe } from './load-strophe.js';
import { problemOfCondition } from './problem-of-condition.js';
import { classesOf, mechanismsOf } from './sasl.js';
import { isSocket } from './services.js';
import { STATUS, type StropheConnection } from './strophe-library.js';
import { toDom } from './to-dom.js';
import type { ConnectionState, OwnConnection, Stanza } from './xmpp-connection.js';

// An HTTP request of BOSH that got no answer, or none from the server itself. strophe.js would try it again for half a
// minute, and all the while nobody would know that nothing arrives.
const BROKEN = [0, 500, 502, 503, 504];

/** Signs in at a service and binds a resource. Rejects with a `PresenceError`; nothing is left open then. */
export async function openConnection(service: string, secret: string | undefined, settings: Settings, signal: AbortSignal): Promise<OwnConnection> {
  const strophe = await loadStrophe().catch(() => {
    throw new PresenceError('unreachable', 'strophe.js could not be loaded');
  });
  signal.throwIfAborted();
  const connection = new StropheLine(strophe, service, settings);
  const abort = (): void => connection.drop();
  signal.addEventListener('abort', abort);
  try {
    await connection.signIn(secret, settings);
    return connection;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** A connection of strophe.js that is the agent's own. */
class StropheLine implements OwnConnection {
  readonly #strophe: StropheConnection;
  readonly #library: Strophe;
  readonly #frames: Frames | undefined;
  readonly #takers = new Set<(stanza: Stanza) => void>();
  readonly #tellers = new Set<(state: ConnectionState) => void>();
  #state: ConnectionState = { online: false };

  constructor(library: Strophe, service: string, settings: Settings) {
    this.#library = library;
    if (!isSocket(service)) enableBosh(library, service, settings);
    this.#strophe = new library.Connection(service, { mechanisms: classesOf(library, mechanismsOf(settings)) });
    if (isSocket(service)) this.#frames = new Frames(this.#strophe, service, socketOf(library, settings), library.xmlGenerator());
    if (this.#frames) this.#strophe._proto = this.#frames;
    else for (const status of BROKEN) this.#strophe.addProtocolErrorHandler('HTTP', status, () => this.drop());
  }

  signIn(secret: string | undefined, { jid, domain, resource, random }: Settings): Promise<void> {
    const strophe = this.#strophe, name = (jid ?? domain!) + (resource ? `/${resource}.${suffix(random)}` : '');
    guard(strophe);
    return new Promise((resolve, reject) => {
      strophe.connect(name, secret ?? '', (status, condition, element) => {
        if (status === STATUS.connected) {
          this.#bound();
          resolve();
        } else if (status === STATUS.authfail) {
          this.#end(element?.firstElementChild?.nodeName ?? condition ?? 'not-authorized');
          strophe.disconnect();
        } else if (status === STATUS.connfail || status === STATUS.conntimeout) {
          this.#end(condition ?? 'closed');
        } else if (status === STATUS.disconnected) {
          this.#end('closed');
          reject(new PresenceError(this.#state.problem ?? 'unreachable'));
        }
      });
    });
  }

  send(xml: string): void {
    if (this.#frames) return this.#frames.write(xml);
    const element = parseXml(xml);
    if (element && this.#state.online) this.#strophe.send(toDom(this.#library.xmlGenerator(), element));
  }

  onStanza(take: (stanza: Stanza) => void): () => void {
    this.#takers.add(take);
    return () => void this.#takers.delete(take);
  }

  onState(tell: (state: ConnectionState) => void): () => void {
    this.#tellers.add(tell);
    tell(this.#state);
    return () => void this.#tellers.delete(tell);
  }

  close(): void {
    this.#tellers.clear();
    this.#takers.clear();
    this.#strophe.disconnect();
  }

  drop(): void {
    this.#frames?.drop();
    this.#strophe._proto._abortAllRequests();
    this.#strophe._doDisconnect();
  }

  #bound(): void {
    const strophe = this.#strophe;
    // It is not needed any more, so it is not kept.
    strophe.pass = '';
    if (this.#frames) {
      this.#frames.take = stanza => this.#hand(stanza);
      // What its clock looks after ten times a second, BOSH alone needs.
      strophe._onIdle = () => strophe._proto._onIdle();
    } else {
      strophe.addHandler(stanza => {
        this.#hand(stanza);
        return true;
      }, null, null, null);
    }
    this.#tell({ online: true, jid: strophe.jid });
  }

  #hand(stanza: Stanza): void {
    for (const take of this.#takers) take(stanza);
  }

  /** The first reason is the one that counts. */
  #end(condition: string): void {
    if (this.#state.problem) return;
    this.#tell({ online: false, problem: problemOfCondition(condition) });
  }

  #tell(state: ConnectionState): void {
    this.#state = state;
    for (const tell of [...this.#tellers]) tell(state);
  }
}

/** Two pages of one account would throw each other out under one name, over and over. */
const suffix = (random: () => number): string => Math.floor(random() * 2 ** 30).toString(36);

/** Where strophe.js would do what is not safe, or fail where nobody hears it. */
function guard(strophe: StropheConnection): void {
  // A password in plain text, whatever mechanisms are allowed (XEP-0078).
  strophe._attemptLegacyAuth = () => void strophe._sasl_failure_cb(null);
  const answer = strophe._sasl_challenge_cb.bind(strophe);
  // What cannot be answered is a failure to sign in, not an unhandled rejection.
  strophe._sasl_challenge_cb = challenge => answer(challenge).catch(() => strophe._sasl_failure_cb(null));
}

function socketOf(library: Strophe, settings: Settings): SocketClass {
  const Socket = settings.WebSocket ?? (globalThis as { WebSocket?: SocketClass }).WebSocket ?? library.WebSocket;
  if (!Socket) throw new PresenceError('agent-fault', 'There is no WebSocket: install ws');
  return Socket;
}
