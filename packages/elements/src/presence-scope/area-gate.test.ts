import { ReactiveElement, type PropertyDeclarations } from '@lit/reactive-element';
import { createRegistry, PresenceError, type Area, type PresenceAccount, type PresenceNetworkAgent, type PresenceRegistry, type PresenceView } from '@presence-elements/core';
import { fakeClock } from '@presence-elements/testing';
import { expect } from 'chai';
import { AreaGate } from './area-gate.js';

class Scope extends ReactiveElement {
  static override properties: PropertyDeclarations = { area: {} };
  declare area: string | null | undefined;
  draws = 0;

  protected override updated(): void {
    this.draws++;
  }
}
customElements.define('area-gate-scope', Scope);

/** Areas that can be switched, and that fail when told to. */
class FakeAreas {
  readonly asked: string[] = [];
  enabled = true;
  problem: 'unreachable' | 'signed-out' | undefined;
  fault: Error | undefined;
  hang = false;
  readonly followers = new Set<() => void>();

  read = async (area: string): Promise<Area> => {
    this.asked.push(area);
    if (this.hang) return new Promise(() => undefined);
    if (this.fault) throw this.fault;
    if (this.problem) throw new PresenceError(this.problem);
    return { enabled: this.enabled, moderated: false };
  };
  write = async (_: string, enabled: boolean): Promise<Area> => {
    this.enabled = enabled;
    for (const follower of this.followers) follower();
    return { enabled, moderated: true };
  };
  follow = (changed: () => void): (() => void) => {
    this.followers.add(changed);
    return () => void this.followers.delete(changed);
  };
}

const network = (account?: () => Promise<PresenceAccount>): PresenceNetworkAgent => ({ name: 'network', query: () => Promise.resolve([]), ...(account && { account }) });

function registryOf(...agents: readonly PresenceNetworkAgent[]): PresenceRegistry {
  const registry = createRegistry();
  for (const [place, agent] of agents.entries()) registry.register(agent, `network${place}.example`);
  return registry;
}

function begin(areas?: FakeAreas, registry: PresenceView = registryOf(network(async () => ({ areas })))) {
  const clock = fakeClock(), scope = new Scope();
  scope.area = 'marketing';
  document.body.append(scope);
  const gate = new AreaGate(scope, { schedule: clock.schedule, random: () => 0 });
  return { clock, scope, gate, registry, through: (): PresenceView | undefined => gate.through(registry) };
}

const problemIn = (view: PresenceView | undefined): string | undefined => view?.peek('ada@corp.example')?.problem;

describe('the gate of an area', () => {
  afterEach(() => document.body.replaceChildren());

  it('lets nobody through before it knows', async () => {
    const areas = new FakeAreas();
    areas.hang = true;
    const { through, clock } = begin(areas);
    const first = through();
    await clock.advance(60_000);
    expect([first, through(), areas.asked]).to.deep.equal([undefined, undefined, ['marketing']]);
  });

  it('is open where presence is switched on', async () => {
    const { through, clock, registry } = begin(new FakeAreas());
    through();
    await clock.advance(0);
    expect(through()).to.equal(registry);
  });

  it('says that presence is switched off, and follows at once when it is switched', async () => {
    const areas = new FakeAreas();
    areas.enabled = false;
    const { through, clock, registry, scope } = begin(areas);
    through();
    await clock.advance(0);
    const off = problemIn(through());
    await scope.updateComplete;
    const before = scope.draws;
    await areas.write('marketing', true);
    await clock.advance(0);
    await scope.updateComplete;
    expect([off, through() === registry, scope.draws - before]).to.deep.equal(['network-disabled', true, 1]);
  });

  it('is open where no network keeps settings of areas', async () => {
    for (const registry of [registryOf(network()), registryOf(network(async () => ({}))), registryOf()]) {
      const { gate, clock } = begin(undefined, registry);
      gate.through(registry);
      await clock.advance(0);
      expect(gate.through(registry)).to.equal(registry);
    }
  });

  it('says why it cannot be known, and tries again by and by, ever more rarely', async () => {
    const areas = new FakeAreas();
    areas.problem = 'unreachable';
    const { through, clock, registry } = begin(areas);
    through();
    await clock.advance(0);
    const seen: unknown[] = [problemIn(through())];
    for (const wait of [9_999, 1, 19_999, 1, 3_600_000]) {
      await clock.advance(wait);
      seen.push(areas.asked.length);
    }
    areas.problem = undefined;
    await clock.advance(300_000);
    // 10 s, 20 s, … 160 s, then every five minutes.
    expect([...seen, through() === registry]).to.deep.equal(['unreachable', 1, 2, 2, 3, 17, true]);
  });

  it('tries again, too, where a network could not say whether it keeps them', async () => {
    const areas = new FakeAreas();
    let problem: 'signed-out' | undefined = 'signed-out';
    const registry = registryOf(network(async () => {
      if (problem) throw new PresenceError(problem);
      return { areas };
    }));
    const { gate, clock } = begin(undefined, registry);
    gate.through(registry);
    await clock.advance(10_000);
    const seen = problemIn(gate.through(registry));
    problem = undefined;
    await clock.advance(20_000);
    expect([seen, gate.through(registry) === registry]).to.deep.equal(['signed-out', true]);
  });

  it('tells a developer what is wrong with the name of an area', async () => {
    const areas = new FakeAreas(), { error } = console, logged: unknown[] = [];
    areas.fault = Object.assign(new Error('This is no name of an area.'), { name: 'SettingsError', problems: [] });
    const { through, clock } = begin(areas);
    console.error = (...args: unknown[]) => logged.push(...args);
    through();
    await clock.advance(0);
    console.error = error;
    expect([problemIn(through()), logged]).to.deep.equal(['agent-fault', ['[presence-elements]', areas.fault]]);
  });

  it('goes by what was last known while it cannot be read anew', async () => {
    const areas = new FakeAreas();
    areas.enabled = false;
    const { through, clock, registry } = begin(areas);
    through();
    await clock.advance(0);
    areas.problem = 'unreachable';
    areas.followers.forEach(tell => tell());
    await clock.advance(60_000);
    const failing = problemIn(through());
    Object.assign(areas, { enabled: true, problem: undefined });
    await clock.advance(60_000);
    expect([failing, through() === registry]).to.deep.equal(['network-disabled', true]);
  });

  it('finds settings that are kept by an agent which comes later', async () => {
    const registry = registryOf(), areas = new FakeAreas();
    areas.enabled = false;
    const { gate, clock } = begin(undefined, registry);
    gate.through(registry);
    await clock.advance(0);
    const before = gate.through(registry);
    const remove = registry.register(network(async () => ({ areas })), '*');
    await clock.advance(0);
    const after = problemIn(gate.through(registry));
    remove();
    await clock.advance(0);
    expect([before === registry, after, gate.through(registry) === registry, areas.followers.size]).to.deep.equal([true, 'network-disabled', true, 0]);
  });

  it('knows nothing of another area, nor of what another registry keeps', async () => {
    const areas = new FakeAreas();
    const { through, gate, scope, clock } = begin(areas);
    through();
    await clock.advance(0);
    scope.area = 'sales';
    const waits = through();
    await clock.advance(0);
    expect([waits, areas.asked]).to.deep.equal([undefined, ['marketing', 'sales']]);
    expect(gate.through(registryOf())).to.equal(undefined);
    expect(areas.followers.size).to.equal(0);
  });

  it('follows nothing once its scope has left or has no area any more, and nothing twice where it only moves', async () => {
    const areas = new FakeAreas();
    const { through, scope, clock } = begin(areas);
    through();
    await clock.advance(0);
    document.body.append(document.createElement('p'), scope);
    await clock.advance(0);
    const moved = [areas.followers.size, areas.asked.length];
    scope.remove();
    await clock.advance(0);
    const gone = [areas.followers.size, through()];
    document.body.append(scope);
    through();
    await clock.advance(0);
    const back = areas.followers.size;
    scope.area = null;
    await scope.updateComplete;
    expect([moved, gone, back, areas.followers.size, clock.pending]).to.deep.equal([[1, 1], [0, undefined], 1, 0, 0]);
  });

  it('tells the developer of a scope that has nothing to look through', async () => {
    const { info } = console, told: unknown[] = [], { gate, scope, clock, through } = begin();
    console.info = (note: unknown) => told.push(note);
    try {
      gate.through(undefined);
      await clock.advance(2_999);
      through();
      await clock.advance(60_000);
      expect(told).to.deep.equal([]);
      gate.through(undefined);
      await clock.advance(3_000);
      expect(told).to.deep.equal(['[presence-elements] <presence-scope area="marketing"> waits for a registry: write inherit to take the one around it']);
      scope.remove();
      gate.through(undefined);
      await clock.advance(60_000);
      expect([told.length, clock.pending]).to.deep.equal([1, 0]);
    } finally {
      console.info = info;
    }
  });
});
