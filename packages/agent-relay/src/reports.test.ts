import { describe, expect, it } from 'vitest';
import { reportsOf } from './reports.js';

describe('the reports of an answer', () => {
  it('carry all that the relay said', () => {
    const said = { availability: 'away', confidence: 'assumed', stale: true, problem: 'timeout', links: { call: 'msteams:/l/call' }, network: 'Teams' };
    expect(reportsOf({ items: [{ address: 'ADA@corp.example', ...said }] })).toMatchObject([{ address: { text: 'ada@corp.example' }, ...said }]);
  });

  it("name the relay's agent where no network is named", () => {
    expect(reportsOf({ items: [{ address: 'ada@corp.example', agent: 'graph' }] })[0]!.network).toBe('graph');
  });

  it('are in words that this version knows', () => {
    const [report] = reportsOf({ items: [{ address: 'ada@corp.example', availability: 'teleporting', problem: 'eclipse', capabilities: ['mail', 'telepathy'] }] });
    expect(report).toMatchObject({ availability: 'unknown', problem: 'no-data', capabilities: ['mail'] });
  });

  it('leave out what has no address', () => {
    expect(reportsOf({ items: [null, {}, { address: 5 }, 'x', { address: 'no address' }] })).toEqual([]);
  });
});
