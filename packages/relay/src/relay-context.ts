import type { PresenceRegistry, PresenceView, Viewer } from '@presence-elements/core';
import type { Organisation } from '@presence-elements/policy';
import type { Hono } from 'hono';
import type { BlankSchema } from 'hono/types';
import type { ReadBody } from './body.js';
import type { Directories } from './directory/directories.js';
import type { JudgedSend } from './organisation/judged-send.js';
import type { Revisions } from './organisation/revisions.js';
import type { PortalNetwork } from './network/portal-network.js';
import type { RelaySettings } from './relay-options.js';
import type { Schema } from './contract/shape.js';
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
  /** What has changed of the settings, for whom. */
  readonly revisions?: Revisions | undefined;
  /** How messages go where an organisation has its say. */
  readonly judged?: JudgedSend | undefined;
  /** The directories of people that the operator has named. */
  readonly directories?: Directories | undefined;
}

/** The same, where there is an organisation. */
export interface OrganisationContext extends RelayContext {
  readonly organisation: Organisation;
}

/** Each request knows its viewer, once `identify` has been passed. */
export interface RelayEnv {
  Variables: { viewer: Viewer | undefined };
}

export type RelayApp = Hono<RelayEnv, BlankSchema, string>;
