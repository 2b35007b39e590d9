import { fakeClock } from '@presence-elements/testing';
import { ADA, at, BOB, settings, xml } from '../../test/scene.js';
import { Listening, type Line } from './listening.js';

const EVE = 'eve@corp.example', signal = new AbortController().signal;

function listening(told: Line['told'] = 'all', options = {}, more: readonly string[] = []) {
  const clock = fakeClock(), sent: string[] = [], changed: string[] = [];
  let isThere = true, gate = Promise.resolve();
  const one = new Listening(settings(options, clock), {
    told,
    send: text => sent.push(text),
    isThere: () => gate.then(() => isThere),
    presence: to => `<presence to='${to}'/>`,
    changed: jids => changed.push(...jids),
  });
  one.contacts.begin([ADA, BOB, ...more].map(jid => ({ jid, subscription: 'both', ask: false })), 'me@corp.example/1');
  one.begin();
  return { clock, sent, changed, one, report: (jid: string) => one.contacts.report(at(jid)[0]!, jid, clock.now()), die: () => { isThere = false; }, hold: () => { let open = (): void => undefined; gate = new Promise(resolve => { open = resolve; }); return () => open(); } };
}

describe('listening', () => {
  it('makes nothing of silence before the server has done what it was asked', async () => {
    const { one, clock, report } = listening();
    await clock.advance(20_000);
    expect(report(ADA).problem).toBe('pending');
    one.prompted();
    await clock.advance(3_000);
    expect(report(ADA)).toMatchObject({ availability: 'offline', confidence: 'assumed' });
  });

  it('makes nothing of the silence of a dead server', async () => {
    const { one, clock, report, die } = listening();
    one.prompted();
    die();
    await clock.advance(60_000);
    expect(report(ADA).problem).toBe('pending');
  });

  it('waits on while somebody new is heard', async () => {
    const { one, clock, report } = listening();
    one.prompted();
    await clock.advance(2_900);
    one.presence(xml(`<presence from='${ADA}/x'/>`));
    await clock.advance(2_900);
    expect(report(BOB).problem).toBe('pending');
    await clock.advance(100);
    expect(report(BOB).availability).toBe('offline');
  });

  it('is not hurried by a server that goes on for longer than anybody waits', async () => {
    const { one, clock, report } = listening('all', {}, Array.from({ length: 30 }, (_, n) => `contact${n}@corp.example`));
    one.prompted();
    for (let n = 0; n < 30; n++) {
      await clock.advance(2_000);
      one.presence(xml(`<presence from='contact${n}@corp.example/x'/>`));
    }
    expect(report(BOB).problem).toBe('pending');
    await clock.advance(3_000);
    expect(report(BOB).availability).toBe('offline');
  });

  it('keeps nobody waiting for those who are asked for after them', async () => {
    const { one, clock, report } = listening('all', { watchStrangers: true });
    one.prompted();
    for (let n = 0; n < 4; n++) {
      await clock.advance(1_000);
      one.look([`stranger${n}@corp.example`]);
      one.presence(xml(`<presence from='stranger${n}@corp.example/x'/>`));
    }
    expect(report(BOB)).toMatchObject({ availability: 'offline', confidence: 'assumed' });
    one.look([EVE]);
    await clock.advance(2_900);
    expect(report(EVE).problem).toBe('pending');
    await clock.advance(100);
    expect([report(EVE).problem, clock.pending]).toEqual(['not-shared', 0]);
  });

  it('makes nothing of silence that is broken while the server is asked whether it is there', async () => {
    const { one, clock, report, hold } = listening();
    const answer = hold();
    one.prompted();
    await clock.advance(3_000);
    one.presence(xml(`<presence from='${ADA}/x'/>`));
    answer();
    await clock.advance(2_900);
    expect(report(BOB).problem).toBe('pending');
    await clock.advance(100);
    expect(report(BOB).availability).toBe('offline');
  });

  it('lets those go on who wait for somebody, and only when they are heard', async () => {
    const { one } = listening();
    let done = false;
    const waiting = one.heard([ADA], signal).then(() => { done = true; });
    one.presence(xml(`<presence from='${BOB}/x'/>`));
    one.settle();
    await Promise.resolve();
    expect(done).toBe(false);
    one.presence(xml(`<presence from='${ADA}/x'/>`));
    one.settle();
    await waiting;
  });

  it('lets nobody wait longer than five seconds for a server that is busy', async () => {
    const { one, clock, report } = listening();
    let done = false;
    void one.heard([ADA], signal).then(() => { done = true; });
    await clock.advance(4_999);
    expect(done).toBe(false);
    await clock.advance(1);
    expect([done, report(ADA).problem, clock.pending]).toEqual([true, 'pending', 0]);
  });

  it('lets nobody wait who has given up, or once it has ended', async () => {
    const { one } = listening(), controller = new AbortController();
    const given = one.heard([ADA], controller.signal), left = one.heard([ADA], signal);
    controller.abort(new Error('enough'));
    await expect(given).rejects.toThrow('enough');
    one.end();
    await expect(left).rejects.toMatchObject({ code: 'unreachable' });
    await expect(one.heard([ADA], signal)).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('tells who has changed, once', () => {
    const { one, changed } = listening();
    one.settle();
    changed.length = 0;
    one.presence(xml(`<presence from='${ADA}/x'/>`));
    one.presence(xml(`<presence from='${ADA}/y'/>`));
    one.settle();
    one.settle();
    expect(changed).toEqual([ADA]);
  });

  it('asks for a contact only where no presence of ours makes the server tell', () => {
    const all = listening('all'), probed = listening('probed'), nothing = listening('nothing');
    for (const { one } of [all, probed, nothing]) {
      expect(one.contacts.unheard.size).toBe(one === all.one ? 3 : one === probed.one ? 1 : 0);
      one.look([ADA]);
      one.look([ADA]);
    }
    expect([all.sent.length, probed.sent.length, nothing.sent.length]).toEqual([0, 2, 2]);
    expect(probed.sent).toEqual(['me@corp.example', ADA].map(jid => `<presence xmlns='jabber:client' type='probe' to='${jid}'/>`));
  });

  it('shows itself to a stranger only where that is wanted, and once', async () => {
    const shy = listening();
    shy.one.look([EVE]);
    expect([shy.sent, shy.report(EVE).problem]).toEqual([[], 'not-shared']);
    const bold = listening('all', { watchStrangers: true });
    bold.one.prompted();
    bold.one.look([EVE]);
    bold.one.look([EVE]);
    expect([bold.sent, bold.report(EVE).problem]).toEqual([[`<presence to='${EVE}'/>`, `<presence xmlns='jabber:client' type='probe' to='${EVE}'/>`], 'pending']);
    await bold.clock.advance(3_000);
    expect(bold.report(EVE).problem).toBe('not-shared');
  });

  it('makes nothing of the silence of a server that answers no probes, until it answers one', async () => {
    for (const told of ['probed', 'nothing'] as const) {
      const { one, clock, report } = listening(told);
      one.prompted();
      one.look([ADA, BOB]);
      await clock.advance(30_000);
      expect([report(ADA).problem, report(BOB).problem, clock.pending]).toEqual(['pending', 'pending', 0]);
      one.presence(xml(`<presence from='${ADA}/x'/>`));
      await clock.advance(3_000);
      expect(report(BOB)).toMatchObject({ availability: 'offline', confidence: 'assumed' });
    }
  });

  it('awaits who begins to share, but only where the server will tell', async () => {
    const { one, clock, report } = listening();
    one.prompted();
    await clock.advance(3_000);
    one.push([{ jid: EVE, subscription: 'to', ask: false }]);
    expect(report(EVE).problem).toBe('pending');
    await clock.advance(3_000);
    expect(report(EVE)).toMatchObject({ availability: 'offline', confidence: 'assumed' });
    // Somebody else's connection is told of who begins to share, too.
    const lent = listening('probed');
    lent.one.prompted();
    lent.one.presence(xml(`<presence from='me@corp.example/host'/>`));
    lent.one.push([{ jid: EVE, subscription: 'to', ask: false }]);
    await lent.clock.advance(3_000);
    expect(lent.report(EVE)).toMatchObject({ availability: 'offline', confidence: 'assumed' });
    const unseen = listening('nothing');
    unseen.one.prompted();
    unseen.one.push([{ jid: EVE, subscription: 'to', ask: false }]);
    await unseen.clock.advance(10_000);
    expect(unseen.report(EVE).problem).toBe('pending');
  });

  it('leaves no timer behind', () => {
    const { one, clock } = listening();
    one.prompted();
    one.end();
    expect(clock.pending).toBe(0);
  });
});
