import { parseXml } from '@presence-elements/xml';
import { expect, it } from 'vitest';
import { writeList } from './rls-services.js';

const entries = (document: string): (string | undefined)[] => parseXml(document)!.children[0]!.children[0]!.children.map(({ attributes }) => attributes[0]?.value);

it('the list names its members, safely', () => {
  const document = writeList('sip:"friends"@corp.example', ['sip:a&b@corp.example', 'sip:c@corp.example']);
  expect(parseXml(document)).toMatchObject({ name: 'rls-services', children: [{ name: 'service', attributes: [{ name: 'uri', value: 'sip:"friends"@corp.example' }] }] });
  expect(entries(document)).toEqual(['sip:a&b@corp.example', 'sip:c@corp.example']);
});

it('the list is never longer than a server takes', () => {
  const document = writeList('sip:l@corp.example', Array.from({ length: 1_000 }, (_, n) => `sip:person${n}@corp.example`));
  expect(document.length).toBeLessThan(8_000);
  expect(entries(document).length).toBeGreaterThan(150);
});
