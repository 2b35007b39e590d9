import type { ProviderAgent } from '@presence-elements/core';
import { agentKind as graph } from '@presence-elements/agent-graph/config.js';
import { agentKind as matrix } from '@presence-elements/agent-matrix/config.js';
import { agentKind as sip } from '@presence-elements/agent-sip/config.js';
import { agentKind as ucwa } from '@presence-elements/agent-ucwa/config.js';
import { agentKind as web } from '@presence-elements/agent-web/config.js';
import { agentKind as xmpp } from '@presence-elements/agent-xmpp/config.js';

/** The agents of this house, as a relay offers them: what their forms are made of is what they themselves say. */
export const realKinds: readonly ProviderAgent[] = [xmpp, sip, web, graph, ucwa, matrix].map(({ kind, title, options }) => ({ kind, title, options }));
