import type { ProblemCode } from '@presence-elements/core';
import type { DomElement } from '@presence-elements/xml';

/** A stanza as a connection has it: text, or an element of any DOM. */
export type Stanza = string | DomElement;

/**
 * What this agent needs of a connection: its own, or one that the host has already,
 * with whatever library (see `stropheConnection`). The agent neither opens nor closes one that it is given.
 */
export interface XmppConnection {
  /** Sends one stanza, with its namespace `jabber:client`. */
  send(xml: string): void;
  /** Hands over every stanza that arrives from now on; returns its undo. */
  onStanza(take: (stanza: Stanza) => void): () => void;
  /** Tells at once how it is, and then each change; returns its undo. */
  onState(tell: (state: ConnectionState) => void): () => void;
}

export interface ConnectionState {
  /** Signed in and bound to a resource. */
  readonly online: boolean;
  /** The full JID that the server has bound. */
  readonly jid?: string | undefined;
  /** Why it is not online, where that is known. */
  readonly problem?: ProblemCode | undefined;
}

/** A connection that this agent opened itself. */
export interface OwnConnection extends XmppConnection {
  /** Takes leave of the server, so that no ghost of this session stays. */
  close(): void;
  /** Lets go of a connection that is dead already. */
  drop(): void;
}
