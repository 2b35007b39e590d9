import { tag, type Markup } from '../markup.js';
import { NS } from '../namespaces.js';

/** What this client is (XEP-0030): a page without a person typing in it. */
const IDENTITY = { category: 'client', type: 'web', name: 'Presence Elements' } as const;

/** What it understands, in the order of XEP-0115 §5.1. Whatever ends in `+notify` a server sends unasked (XEP-0163 §4.3.2). */
export const features: readonly string[] = [`${NS.activity}+notify`, NS.caps, NS.discoInfo, `${NS.mood}+notify`, NS.ping];

const NODE = 'https://presence-elements.example/agent-xmpp';

/** SHA-1 of what stands above, in Base64 (XEP-0115 §5.1). A constant: the page may have no digest to compute it with. */
export const VER = 'aJIsxjME8Q5q9FLW2pj0aF8cr3s=';

/** Goes with each presence. */
export const capsOf = (): Markup => tag('c', { xmlns: NS.caps, hash: 'sha-1', node: NODE, ver: VER });

/** What a server asks for to learn what stands behind the hash. */
export function discoInfo(node: string | undefined): Markup {
  return tag('query', { xmlns: NS.discoInfo, node }, tag('identity', IDENTITY), ...features.map(feature => tag('feature', { var: feature })));
}

/** Is it a node that we answer for? */
export const isOurNode = (node: string | undefined): boolean => node === undefined || node === `${NODE}#${VER}`;

/** What is hashed. */
export const capsText = (): string => `${IDENTITY.category}/${IDENTITY.type}//${IDENTITY.name}<${features.map(feature => `${feature}<`).join('')}`;
