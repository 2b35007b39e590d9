import type { PresenceRegistry, PresenceView, Viewer } from '@presence-elements/core';
import type { Hono } from 'hono';
import type { BlankSchema } from 'hono/types';
import type { ReadBody } from './body.js';
import type { PortalNetwork } from './network/portal-network.js';
import type { RelaySettings } from './relay-options.js';
import type { Schema } from './schemas.js';
import type { Streams } from './streams.js';

/** What all routes share. */
export interface RelayContext {
  readonly settings: RelaySettings;
  readonly registry: PresenceRegistry;
  readonly network: PortalNetwork;
  readonly streams: Streams;
  readonly contract: Schema;
  readonly read: ReadBody;
  /** Who a request is from. */
  readonly who: (request: Request) => Promise<Viewer | undefined>;
  /** The registry as this viewer sees it. */
  readonly view: (viewer: Viewer | undefined) => PresenceView;
}

/** Each request knows its viewer, once `identify` has been passed. */
export interface RelayEnv {
  Variables: { viewer: Viewer | undefined };
}

export type RelayApp = Hono<RelayEnv, BlankSchema, string>;
