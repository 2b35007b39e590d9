import { attributeOf, childOf, childrenOf, parseXml, type XmlElement } from '@presence-elements/xml';
import { uriKey } from '../sip-address.js';
import { element, writeXml } from './write-xml.js';

const POLICY = 'urn:ietf:params:xml:ns:common-policy', RULES = 'urn:ietf:params:xml:ns:pres-rules';

/** What a watcher may see (RFC 5025 §3.2.1): everything, nothing while being told so, or nothing without being told. */
export const decisions = ['allow', 'block', 'polite-block'] as const;

export type Decision = (typeof decisions)[number];

/**
 * A pres-rules document with a new decision on one watcher; `undefined` where what is there cannot be read.
 *
 * Only our own three rules are touched. Those of others stay, and where one of them says more, more is seen (RFC 4745 §10).
 */
export function decide(document: string | undefined, uri: string, decision: Decision): string | undefined {
  const ruleset = document === undefined ? element(POLICY, 'ruleset') : parseXml(document);
  if (ruleset?.name !== 'ruleset' || ruleset.ns !== POLICY) return;
  const others = ruleset.children.filter(rule => !decisions.some(each => attributeOf(rule, 'id') === idOf(each)));
  const ours = decisions.flatMap(each => {
    const members = membersOf(ruleset, each).filter(member => uriKey(member) !== uriKey(uri));
    if (each === decision) members.push(uri);
    return members.length ? [ruleOf(each, members)] : [];
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml({ ...ruleset, children: [...ours, ...others] })}`;
}

const idOf = (decision: Decision): string => `presence-elements-${decision}`;

function membersOf(ruleset: XmlElement, decision: Decision): string[] {
  const rule = childrenOf(ruleset, 'rule', POLICY).find(each => attributeOf(each, 'id') === idOf(decision));
  return childrenOf(childOf(childOf(rule, 'conditions', POLICY), 'identity', POLICY), 'one', POLICY).flatMap(one => attributeOf(one, 'id') ?? []);
}

function ruleOf(decision: Decision, members: readonly string[]): XmlElement {
  const everything = ['services', 'persons', 'devices'].map(what => element(RULES, `provide-${what}`, {}, [element(RULES, `all-${what}`)]));
  return element(POLICY, 'rule', { id: idOf(decision) }, [
    element(POLICY, 'conditions', {}, [element(POLICY, 'identity', {}, members.map(id => element(POLICY, 'one', { id })))]),
    element(POLICY, 'actions', {}, [element(RULES, 'sub-handling', {}, decision)]),
    element(POLICY, 'transformations', {}, decision === 'allow' ? [...everything, element(RULES, 'provide-all-attributes')] : []),
  ]);
}
