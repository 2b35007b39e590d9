import type { PresenceAccount, ProviderAgent } from '@presence-elements/core';
import type { Administration } from '../organisation/administration.js';

/** An organisation in which nobody has decided anything yet, and the accounts of its people. */
export interface AccountHarness {
  /** People of the portal are `<user>@<domain>`. */
  readonly domain: string;
  /** What is kept for a user; each call is another page. `root` is an administrator, whoever else is not. */
  account(user: string): PresenceAccount | Promise<PresenceAccount>;
  /** The administration of the same organisation. */
  readonly administration: Administration;
  /** Waits until whoever follows has heard of what was changed. */
  settled?: (() => void | Promise<void>) | undefined;
  /** Clears up. */
  close?: (() => void | Promise<void>) | undefined;
}

/** The kinds of agent that the organisation has to be opened with. */
export const sampleAgents: readonly ProviderAgent[] = Object.freeze([{
  kind: 'sample',
  title: 'A network to try forms with',
  options: {
    type: 'object', additionalProperties: false, required: ['service'],
    properties: {
      service: { type: 'string', title: 'Service', description: 'Where it is.' },
      password: {
        type: 'object', title: 'Password', description: 'Of the gateway.', writeOnly: true, additionalProperties: false, required: ['env'], properties: { env: { type: 'string' } },
      },
    },
  },
}]);
