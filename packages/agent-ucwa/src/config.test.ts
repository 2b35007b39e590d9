import { Ajv2020 } from 'ajv/dist/2020.js';
import { agentKind } from './config.js';

const fits = new Ajv2020({ strict: false }).compile(agentKind.options);
const good = { domain: 'corp.example', user: 'CORP\\presence', password: 'secret' };

test('the schema is closed, explains each option and marks the secret', () => {
  const properties = agentKind.options['properties'] as Record<string, { title?: string; description?: string; writeOnly?: boolean }>;
  for (const [name, { title, description }] of Object.entries(properties)) expect([name, !!title, !!description]).toEqual([name, true, true]);
  expect(Object.keys(properties).filter(name => properties[name]!.writeOnly)).toEqual(['password']);
  expect(fits(good)).toBe(true);
  for (const bad of [{ ...good, token: 'x' }, { ...good, domain: undefined, password: undefined }, { user: 'x', password: 'y' }, { ...good, discoveryUrl: 'http://x.example' }]) expect(fits(JSON.parse(JSON.stringify(bad)))).toBe(false);
});

test('a configured account is shared, and nobody may publish in its name', async () => {
  const agent = await agentKind.create(good, { name: 'head office' });
  expect([agent.name, agent.audience, agent.publish]).toEqual(['head-office', 'shared', undefined]);
});
