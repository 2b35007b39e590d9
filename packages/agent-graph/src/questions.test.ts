import { parseAddress, type ImAddress } from '@presence-elements/core';
import { bench } from '../test/parts.js';
import { say } from '../test/page.js';

const addresses = (...texts: string[]): readonly ImAddress[] => texts.map(text => parseAddress(text)!);

describe('the questions', () => {
  it('name each person once, whatever they are called', async () => {
    const { questions, sessions, double, signal } = bench(), { id } = double.add('ada@corp.example', say('Busy'));
    const reports = await questions.ask(addresses('ada@corp.example', 'sip:ada@corp.example', `msteams:${id}`), { session: sessions.of(undefined), viewer: undefined, signal });
    expect(reports.map(({ availability }) => availability)).toEqual(['busy', 'busy', 'busy']);
    expect(double.asked.map(({ path, body }) => [path, (body as { ids?: string[] }).ids?.length])).toEqual([['/$batch', undefined], ['/communications/getPresencesByUserId', 1]]);
  });

  it('ask the host’s directory instead of Graph’s', async () => {
    const viewer = { id: 'ada' }, asked: unknown[] = [];
    const one = bench({ lookup: (names, { viewer }) => (asked.push(names, viewer), new Map([['ada@corp.example', one.double.find('ada@corp.example')!.id], ['bob@corp.example', 'no id']])) });
    one.double.add('ada@corp.example', say('Busy'));
    const reports = await one.questions.ask(addresses('ada@corp.example', 'bob@corp.example', 'eve@corp.example'), { session: one.sessions.of(viewer), viewer, signal: one.signal });
    expect(reports.map(({ availability, problem }) => availability ?? problem)).toEqual(['busy', 'not-found', 'not-found']);
    expect([asked, one.double.asked.length]).toEqual([[['ada@corp.example', 'bob@corp.example', 'eve@corp.example'], viewer], 1]);
  });

  it('look nobody up where that is switched off', async () => {
    const { questions, sessions, double, signal } = bench({ lookup: false }), { id } = double.add('ada@corp.example', say('Busy'));
    const reports = await questions.ask(addresses('ada@corp.example', `msteams:${id}`), { session: sessions.of(undefined), viewer: undefined, signal });
    expect(reports.map(({ availability, problem }) => availability ?? problem)).toEqual(['not-found', 'busy']);
  });

  it('fail as a whole where every look-up fails', async () => {
    const { questions, sessions, double, signal } = bench();
    double.intervene = (_, part) => (part ? { status: 403 } : undefined);
    await expect(questions.ask(addresses('ada@corp.example', 'bob@corp.example'), { session: sessions.of(undefined), viewer: undefined, signal })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('end at once when nobody waits any more', async () => {
    const { questions, sessions, double, clock } = bench(), given = new AbortController();
    double.hangs = true;
    const asked = questions.ask(addresses('ada@corp.example'), { session: sessions.of(undefined), viewer: undefined, signal: given.signal });
    await clock.advance(10);
    given.abort();
    await expect(asked).rejects.toMatchObject({ code: 'timeout' });
    expect([clock.pending, double.open]).toEqual([0, 0]);
  });

  it('begin chats even with those whose presence is not known', async () => {
    const { questions, sessions, double, signal } = bench();
    double.add('ada@corp.example');
    const [report] = await questions.ask(addresses('ada@corp.example'), { session: sessions.of(undefined), viewer: undefined, signal });
    expect(report).toMatchObject({ problem: 'no-data', capabilities: ['mail', 'message', 'call', 'video'] });
  });
});
