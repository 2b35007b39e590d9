import { attributeOf, childrenOf, type XmlElement } from '@presence-elements/xml';
import type { Versioned } from './succession.js';
import { booleanOf, naturalOf } from './xsd.js';

const RLMI = 'urn:ietf:params:xml:ns:rlmi';
export const instanceStates = ['active', 'pending', 'terminated'] as const;

/** A list as RFC 4662 §5 has it: its bodies are elsewhere, each under its Content-ID. */
export interface Rlmi extends Versioned {
  readonly uri: string;
  readonly resources: readonly RlmiResource[];
}

export interface RlmiResource {
  readonly uri: string;
  readonly instances: readonly RlmiInstance[];
}

export interface RlmiInstance {
  readonly id: string;
  readonly state: (typeof instanceStates)[number];
  /** Of a terminated one: rejected, noresource, … (RFC 6665 §4.1.3). */
  readonly reason?: string | undefined;
  readonly cid?: string | undefined;
}

/** Reads a list; `undefined` for what is none, or cannot be put in order. */
export function readRlmi(root: XmlElement): Rlmi | undefined {
  if (root.name !== 'list' || root.ns !== RLMI) return;
  const version = naturalOf(attributeOf(root, 'version')), full = booleanOf(attributeOf(root, 'fullState'));
  if (version === undefined || full === undefined) return;
  return { uri: attributeOf(root, 'uri')?.trim() ?? '', version, full, resources: childrenOf(root, 'resource', RLMI).flatMap(readResource) };
}

function readResource(element: XmlElement): readonly RlmiResource[] {
  const uri = attributeOf(element, 'uri')?.trim();
  return uri ? [{ uri, instances: childrenOf(element, 'instance', RLMI).flatMap(readInstance) }] : [];
}

function readInstance(element: XmlElement): readonly RlmiInstance[] {
  const id = attributeOf(element, 'id'), state = instanceStates.find(known => known === attributeOf(element, 'state'));
  const reason = attributeOf(element, 'reason'), cid = attributeOf(element, 'cid')?.trim().replace(/^<(.*)>$/, '$1');
  return id !== undefined && state ? [{ id, state, ...(reason && { reason }), ...(cid && { cid }) }] : [];
}
