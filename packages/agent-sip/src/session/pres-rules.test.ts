import { parseXml, type XmlElement } from '@presence-elements/xml';
import { expect, it } from 'vitest';
import { decide } from './pres-rules.js';

const OTHERS = `<?xml version="1.0"?><cp:ruleset xmlns="urn:ietf:params:xml:ns:pres-rules" xmlns:cp="urn:ietf:params:xml:ns:common-policy">
<cp:rule id="a"><cp:conditions><cp:identity><cp:many domain="corp.example"/></cp:identity></cp:conditions><cp:actions><sub-handling>confirm</sub-handling></cp:actions></cp:rule></cp:ruleset>`;

/** Each rule as: id, members, handling. */
function rules(document: string | undefined): unknown[] {
  const all = (element: XmlElement, name: string): readonly XmlElement[] => [...(element.name === name ? [element] : []), ...element.children.flatMap(child => all(child, name))];
  const id = (element: XmlElement): string | undefined => element.attributes.find(({ name }) => name === 'id')?.value;
  return all(parseXml(document!)!, 'rule').map(rule => [id(rule), all(rule, 'one').map(id), all(rule, 'sub-handling').map(({ text }) => text)]);
}

it('a decision is written where there was nothing, and changed', () => {
  const allowed = decide(undefined, 'sip:bob@corp.example', 'allow'), both = decide(allowed, 'sip:cleo@corp.example', 'allow');
  expect(rules(allowed)).toEqual([['presence-elements-allow', ['sip:bob@corp.example'], ['allow']]]);
  expect(allowed).toContain('provide-all-attributes');
  const blocked = decide(both, 'sip:bob@CORP.example', 'polite-block');
  expect(rules(blocked)).toEqual([['presence-elements-allow', ['sip:cleo@corp.example'], ['allow']], ['presence-elements-polite-block', ['sip:bob@CORP.example'], ['polite-block']]]);
  expect(rules(decide(blocked, 'sip:bob@corp.example', 'block'))).toEqual([['presence-elements-allow', ['sip:cleo@corp.example'], ['allow']], ['presence-elements-block', ['sip:bob@corp.example'], ['block']]]);
  expect(rules(decide(both, 'sip:bob@corp.example', 'allow'))).toEqual([['presence-elements-allow', ['sip:cleo@corp.example', 'sip:bob@corp.example'], ['allow']]]);
});

it('the rules of others stay', () => {
  const [ours, others] = rules(decide(OTHERS, 'sip:bob@corp.example', 'block'));
  expect([ours, others]).toEqual([['presence-elements-block', ['sip:bob@corp.example'], ['block']], ['a', [], ['confirm']]]);
});

it('what cannot be read is not written over', () => {
  for (const text of ['<ruleset/>', 'nonsense', '<!DOCTYPE x><ruleset/>']) expect(decide(text, 'sip:bob@corp.example', 'allow')).toBeUndefined();
});
