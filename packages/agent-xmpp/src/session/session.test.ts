import { ADA, at, BOB, Scene } from '../../test/scene.js';

const call = { signal: new AbortController().signal };

describe('the session', () => {
  it('opens on first need, and once for all who need it', async () => {
    const scene = new Scene();
    await scene.clock.advance(10_000);
    expect(scene.server.opened).toBe(0);
    const { told } = scene.watch(ADA);
    await Promise.all([scene.ask(ADA), scene.ask(BOB)]);
    expect([scene.server.opened, told[0]]).toEqual([1, 'live']);
  });

  it('stays for a while once nobody needs it, and closes then', async () => {
    const scene = new Scene();
    await scene.ask(ADA);
    for (let n = 0; n < 29; n++) {
      await scene.clock.advance(10_000);
      scene.server.push('<message xmlns="jabber:client"/>');
    }
    expect(scene.server.sockets.size).toBe(1);
    await scene.clock.advance(10_000);
    expect([scene.server.sockets.size, scene.clock.pending]).toEqual([0, 0]);
    expect(await scene.ask(ADA)).toMatchObject({ availability: 'dnd' });
    expect(scene.server.opened).toBe(2);
  });

  it('says at once that it is lost, keeps nothing of what it knew, and comes back', async () => {
    const scene = new Scene(), { told, of } = scene.watch(ADA);
    await scene.until(() => of(ADA)?.availability === 'dnd');
    scene.server.isDown = true;
    scene.server.cut();
    expect(told.at(-1)).toBe('unreachable');
    await expect(scene.ask(ADA)).rejects.toMatchObject({ code: 'unreachable' });
    scene.server.isDown = false;
    scene.server.set(ADA, 'away');
    await scene.until(() => told.lastIndexOf('live') > 0);
    await scene.until(() => of(ADA)?.availability === 'away');
    expect(told.filter(line => typeof line === 'object' && line.availability === 'offline')).toEqual([]);
  });

  it('tries again after ever longer waits, however often it is asked meanwhile', async () => {
    const scene = new Scene({ random: () => 0.999 });
    scene.watch(ADA);
    await scene.until(() => scene.server.sockets.size);
    scene.server.isDown = true;
    scene.server.cut();
    const before = scene.agent.attempts;
    for (let second = 0; second < 60; second++) {
      await scene.pass(scene.agent.query(at(ADA), call).catch(() => undefined));
      await scene.clock.advance(1_000);
    }
    // After 1, 3, 7, 15 and 31 seconds, and then every half minute.
    expect(scene.agent.attempts - before).toBeLessThanOrEqual(6);
  });

  it('waits as long where nobody watches, and only asks', async () => {
    const scene = new Scene({ random: () => 0.999 }, server => { server.isDown = true; });
    for (let second = 0; second < 60; second++) {
      await scene.pass(scene.agent.query(at(ADA), call).catch(() => undefined));
      await scene.clock.advance(1_000);
    }
    expect(scene.agent.attempts).toBeLessThanOrEqual(7);
    expect(await scene.agent.query(at(ADA), call).catch((thrown: unknown) => thrown)).toMatchObject({ code: 'unreachable' });
    scene.server.isDown = false;
    scene.agent.refresh();
    expect(await scene.ask(ADA)).toMatchObject({ availability: 'dnd' });
  });

  it('lets somebody take their time to type a password, and asks them once', async () => {
    let asked = 0, type: (password: string) => void = () => undefined;
    const scene = new Scene({ password: () => new Promise<string>(resolve => { asked++; type = resolve; }) }), { of, told } = scene.watch(ADA);
    const first = scene.agent.query(at(BOB), { signal: AbortSignal.abort() }).catch((error: unknown) => error);
    await scene.clock.advance(120_000);
    await first;
    type('secret');
    await scene.until(() => of(ADA)?.availability === 'dnd');
    expect([asked, told[0], scene.agent.attempts]).toEqual([1, 'live', 1]);
  });

  it('tells whoever asks meanwhile how long to wait', async () => {
    const scene = new Scene({ random: () => 0.999 });
    scene.watch(ADA);
    await scene.until(() => scene.server.sockets.size);
    scene.server.isDown = true;
    scene.server.cut();
    const error = await scene.agent.query(at(ADA), call).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'unreachable', retryAfter: 999 });
  });

  it('begins with a short wait again after a connection that held', async () => {
    const scene = new Scene({ random: () => 0.999 }), { told } = scene.watch(ADA);
    for (let n = 0; n < 3; n++) {
      await scene.until(() => scene.server.sockets.size && told.at(-1) !== 'unreachable');
      for (let s = 0; s < 4; s++) {
        await scene.clock.advance(10_000);
        scene.server.push('<message xmlns="jabber:client"/>');
      }
      scene.server.cut();
    }
    expect(await scene.agent.query(at(ADA), call).catch((thrown: unknown) => thrown)).toMatchObject({ retryAfter: 999 });
  });

  it('does not knock again where it was refused, until it is told to', async () => {
    const scene = new Scene({}, server => { server.password = 'another'; }), { told } = scene.watch(ADA);
    await scene.until(() => told.includes('signed-out'));
    await scene.clock.advance(600_000);
    await expect(scene.ask(ADA)).rejects.toMatchObject({ code: 'signed-out' });
    expect([scene.server.opened, scene.clock.pending]).toEqual([1, 0]);
    scene.server.password = 'secret';
    scene.agent.refresh();
    await scene.until(() => told.includes('live'));
    scene.agent.refresh();
    expect(scene.server.opened).toBe(2);
  });

  it('gives up a server that says nothing while it signs in, within twenty seconds', async () => {
    const scene = new Scene({}, server => { server.silentFrom = 'open'; });
    const start = scene.clock.now();
    await expect(scene.ask(ADA)).rejects.toMatchObject({ code: 'timeout' });
    expect(scene.clock.now() - start).toBeLessThanOrEqual(21_000);
    expect(scene.server.sockets.size).toBe(0);
  });

  it('notices a connection that is open and dead', async () => {
    const scene = new Scene(), { told } = scene.watch(ADA);
    await scene.until(() => told.includes('live'));
    scene.server.silentFrom = 'ping';
    await scene.clock.advance(45_000);
    expect(told).toContain('timeout');
    expect(scene.server.sockets.size).toBeLessThan(2);
  });

  it('notices at once that the machine has slept', async () => {
    const scene = new Scene(), { told } = scene.watch(ADA);
    await scene.until(() => told.includes('live'));
    scene.clock.jump(3_600_000);
    await scene.clock.advance(5_000);
    expect(told).toContain('timeout');
  });

  it('does nothing more once it is disposed', async () => {
    const scene = new Scene(), { told } = scene.watch(ADA);
    await scene.until(() => told.includes('live'));
    const asked = scene.agent.query(at('eve@corp.example'), call).catch((error: unknown) => error);
    scene.agent.dispose();
    scene.agent.refresh();
    const count = told.length;
    await asked;
    await expect(scene.agent.query(at(ADA), call)).rejects.toMatchObject({ name: 'PresenceError' });
    scene.watch(ADA);
    await scene.clock.advance(60_000);
    expect([told.length, scene.server.sockets.size, scene.clock.pending]).toEqual([count, 0, 0]);
  });
});
