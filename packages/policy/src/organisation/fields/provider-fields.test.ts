import { describe, expect, it } from 'vitest';
import { listedProviders } from '../listed-providers.js';
import { readAll } from './fields.js';
import { providerFields } from './provider-fields.js';

const draft = { kind: 'federated', name: 'OCS', routes: ['ocs.example'], allowed: true, isPublic: false };

describe('a provider', () => {
  it('is verified by itself and supports nothing more, unless said', () => {
    expect(readAll(providerFields, draft)).toEqual({ ...draft, verification: 'provider-verified', supports: [] });
  });

  it('that stands on every list from the start is in order', () => {
    for (const provider of listedProviders.values()) expect(readAll(providerFields, provider)).toEqual(provider);
  });

  it('takes everybody only as an enterprise connection', () => {
    expect(readAll(providerFields, { ...draft, kind: 'enterprise', routes: ['*', 'im:'] }).routes).toEqual(['*', 'im:']);
    expect(() => readAll(providerFields, { ...draft, routes: ['ocs.example', '*'] })).toThrow('routes.1: Only an enterprise connection may take everybody');
  });

  it('has options that are plain data, and not without end', () => {
    expect(readAll(providerFields, { ...draft, agent: { kind: 'web', options: { list: [1, { a: null }] } } }).agent).toEqual({ kind: 'web', options: { list: [1, { a: null }] } });
    expect(() => readAll(providerFields, { ...draft, agent: { kind: 'web', options: { run: () => 1 } } })).toThrow('agent.options: Only plain data can be kept.');
    expect(() => readAll(providerFields, { ...draft, agent: { kind: 'web', options: { much: 'x'.repeat(100_001) } } })).toThrow('agent.options: This is more than can be kept.');
    expect(() => readAll(providerFields, { ...draft, agent: { kind: 'web', options: [] } })).toThrow('agent.options: This is an object.');
  });
});
