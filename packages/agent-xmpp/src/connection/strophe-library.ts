/**
 * What is used of strophe.js 5, named here: its own declarations do not resolve under Node's module rules,
 * and those with a leading underscore are its contract for transports (`Transport` in its sources).
 */
export interface StropheLibrary {
  readonly Connection: new (service: string, options?: object) => StropheConnection;
  /** Of BOSH: one HTTP request. */
  readonly Request: { readonly prototype: { _newXHR(): unknown } };
  readonly LogLevel: { readonly FATAL: number };
  readonly SASLSHA512: Mechanism;
  readonly SASLSHA256: Mechanism;
  readonly SASLSHA1: Mechanism;
  readonly SASLPlain: Mechanism;
  readonly SASLOAuthBearer: Mechanism;
  readonly SASLXOAuth2: Mechanism;
  readonly SASLAnonymous: Mechanism;
  setLogLevel(level: number): void;
  xmlGenerator(): Document;
}

export type Mechanism = new () => unknown;

/** A connection of strophe.js, as a host may have one. */
export interface StropheConnection {
  jid: string;
  readonly connected: boolean;
  readonly authenticated: boolean;
  send(stanza: Element): void;
  addHandler(handler: (stanza: Element) => boolean, ns: string | null, name: string | null, type: string | readonly string[] | null): unknown;
  deleteHandler(handler: unknown): void;
  addProtocolErrorHandler(protocol: 'HTTP', status: number, tell: () => void): void;
  connect(jid: string, pass: string, tell: (status: number, condition: string | null, element?: Element) => void): void;
  disconnect(reason?: string): void;
  _proto: StropheTransport;
  domain: string | null;
  pass: unknown;
  _data: (Element | 'restart' | null)[];
  _connect_cb(wrapped: Element): void;
  _dataRecv(wrapped: Element): void;
  _doDisconnect(): void;
  _onIdle(): void;
  _attemptLegacyAuth(): void;
  _sasl_challenge_cb(challenge: Element): Promise<boolean>;
  _sasl_failure_cb(failure: Element | null): boolean;
  _changeConnectStatus(status: number, condition: string | null, element?: Element): void;
}

/** What strophe.js asks of a transport. */
export interface StropheTransport {
  _conn: StropheConnection;
  strip: string | boolean;
  _reset(): void;
  _connect(): void;
  _connect_cb(wrapped: Element): number | undefined;
  _disconnect(last?: unknown): void;
  _doDisconnect(): void;
  _abortAllRequests(): void;
  _send(): void;
  _sendRestart(): void;
  _onIdle(): void;
  _onDisconnectTimeout(): void;
  _emptyQueue(): boolean;
  _no_auth_received(): void;
}

/** `Strophe.Status`. */
export const STATUS = { error: 0, connfail: 2, authfail: 4, connected: 5, disconnected: 6, disconnecting: 7, attached: 8, conntimeout: 10 } as const;
