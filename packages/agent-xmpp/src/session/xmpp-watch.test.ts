import { ADA, at, BOB, Scene } from '../../test/scene.js';

describe('a watch', () => {
  it('is live once the roster is there, and says how everybody is then', async () => {
    const scene = new Scene(), { told, of } = scene.watch(ADA, BOB);
    await scene.until(() => of(ADA)?.availability === 'dnd' && of(BOB)?.availability === 'offline');
    expect(told[0]).toBe('live');
  });

  it('is live at once where the session is', async () => {
    const scene = new Scene();
    await scene.ask(ADA);
    const { told, of } = scene.watch(ADA);
    expect(told).toEqual([]);
    await scene.clock.advance(0);
    expect([told[0], of(ADA)?.availability]).toEqual(['live', 'dnd']);
  });

  it('says of whom nothing is known yet that they are pending, and by silence that they are offline', async () => {
    const scene = new Scene({}, server => { server.isTaciturn = true; }), { of } = scene.watch(ADA, BOB);
    await scene.until(() => of(BOB), 10);
    expect(of(BOB)).toMatchObject({ availability: 'unknown', problem: 'pending' });
    await scene.clock.advance(2_000);
    expect(of(BOB)).toMatchObject({ problem: 'pending' });
    await scene.clock.advance(2_000);
    expect(of(BOB)).toMatchObject({ availability: 'offline', confidence: 'assumed' });
  });

  it('gathers what changes at one time', async () => {
    const scene = new Scene({}, server => {
      for (let n = 0; n < 500; n++) server.people.set(`contact${n}@corp.example`, '');
    });
    const batches: number[] = [], watch = scene.agent.watch({ live: () => undefined, lost: () => undefined, report: reports => batches.push(reports.length) }, {});
    watch.set(at(...scene.server.people.keys()));
    await scene.until(() => batches.length);
    await scene.clock.advance(100);
    batches.length = 0;
    for (let n = 0; n < 500; n++) scene.server.set(`contact${n}@corp.example`, 'away');
    for (let n = 0; n < 500; n++) scene.server.set(`contact${n}@corp.example`, 'dnd');
    await scene.clock.advance(100);
    expect([batches.length < 20, batches.reduce((sum, count) => sum + count, 0) <= 1_000]).toEqual([true, true]);
  });

  it('tells one person under each address they are watched by', async () => {
    const scene = new Scene(), { of } = scene.watch(ADA, `xmpp:${ADA}`);
    await scene.until(() => of(ADA)?.availability === 'dnd' && of(`xmpp:${ADA}`)?.availability === 'dnd');
  });

  it('asks nothing of a set that has not changed', async () => {
    const scene = new Scene(), { told, watch } = scene.watch(ADA);
    await scene.until(() => told.length > 1);
    await scene.clock.advance(5_000);
    const count = told.length;
    watch.set(at(ADA));
    await scene.clock.advance(100);
    expect(told.length).toBe(count);
  });

  it('tells somebody whose address is written otherwise under that address', async () => {
    const scene = new Scene(), { of, watch } = scene.watch(ADA);
    await scene.until(() => of(ADA)?.availability === 'dnd');
    watch.set(at(`xmpp:${ADA}`));
    await scene.until(() => of(`xmpp:${ADA}`)?.availability === 'dnd');
  });

  it('says at once that nothing arrives by itself where the session is not seen', async () => {
    const scene = new Scene({ availability: 'invisible' });
    await scene.ask(ADA);
    const { told } = scene.watch(ADA);
    await scene.clock.advance(0);
    expect(told).toEqual(['no-data']);
  });

  it('says once that it is lost, however often connecting fails', async () => {
    const scene = new Scene({}, server => { server.isDown = true; }), { told } = scene.watch(ADA);
    await scene.until(() => scene.agent.attempts > 4, 1_000);
    expect(told).toEqual(['unreachable']);
  });
});
