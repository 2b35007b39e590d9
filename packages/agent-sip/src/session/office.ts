import type { ProblemCode } from '@presence-elements/core';
import type { Body } from '../documents/body.js';
import type { SipSettings } from '../sip-options.js';
import type { Pace } from './pace.js';
import type { SipRequest } from './sip-request.js';
import type { SipStack } from './sip-stack.js';

/** What is subscribed to. */
export interface Topic {
  /** `sip:bob@corp.example` */
  readonly target: string;
  /** 'presence', 'dialog', 'presence.winfo' */
  readonly event: string;
  readonly accept: string;
  /** A resource list (RFC 4662). */
  readonly list?: boolean | undefined;
}

/** What a NOTIFY said. */
export interface Notice {
  readonly state: 'active' | 'pending' | 'terminated';
  readonly reason?: string | undefined;
  /** `undefined` where it cannot be read. */
  readonly body: Body | undefined;
}

/** Whoever subscribed. */
export interface Subscriber {
  heard(notice: Notice): void;
  /** Nothing can be heard, for now or until asked anew. */
  refused(problem: ProblemCode): void;
}

/** What subscriptions share. */
export interface Office {
  readonly settings: SipSettings;
  readonly pace: Pace;
  readonly stack: SipStack | undefined;
  /** By Call-ID: who hears which NOTIFY. */
  readonly dialogs: Map<string, { notified(request: SipRequest): void }>;
  /** The server does not take our password. */
  signOut(): void;
}
