import { splitAddresses } from './address.js';
import type { Message, OwnPresence, SendReceipt } from './agent.js';
import type { Capability } from './capability.js';
import type { Engine } from './engine.js';
import { PresenceError } from './errors.js';
import type { Presence } from './presence.js';
import type { AddressInput, PresenceView } from './presence-registry.js';
import { unknownPresence } from './stamp.js';
import { Subject, type Listener, type Source } from './subject.js';
import type { Viewer } from './viewer.js';

/** A registry as one viewer sees it. */
export class View implements PresenceView {
  readonly #engine: Engine;
  readonly #viewer: Viewer | undefined;

  constructor(engine: Engine, viewer?: Viewer) {
    this.#engine = engine;
    this.#viewer = viewer;
  }

  peek(address: AddressInput): Presence | undefined {
    const engine = this.#engine, viewer = this.#viewer;
    return engine.combine(engine.sources(splitAddresses(address), viewer, false), viewer);
  }

  async lookup(address: AddressInput): Promise<Presence> {
    const engine = this.#engine, viewer = this.#viewer, inputs = splitAddresses(address);
    await Promise.all(inputs.map(async input => engine.identities?.settled(input, viewer)));
    const settle = async (): Promise<readonly Source[]> => {
      const sources = engine.sources(inputs, viewer);
      await Promise.all(sources.map(async ({ link, slot }) => link?.settled(slot)));
      return sources;
    };
    const sources = await settle();
    // An agent that was exchanged meanwhile has left its questions to the next one; else this has its answer already.
    return engine.combine(engine.members.agents.length ? await settle() : sources, viewer) ?? unknownPresence(inputs.join(' '), 'no-data', engine.alarm.now());
  }

  watch(address: AddressInput, listener: Listener): () => void {
    const engine = this.#engine, viewer = this.#viewer, { subjects } = engine, inputs = splitAddresses(address);
    const key = JSON.stringify([viewer, inputs]), subject = subjects.get(key) ?? new Subject(engine, inputs, viewer);
    subjects.set(key, subject);
    const undo = subject.listen(listener);
    return () => {
      if (!undo()) return;
      subject.close();
      if (subjects.get(key) === subject) subjects.delete(key);
    };
  }

  async perform(capability: Capability, address: AddressInput): Promise<void> {
    const handler = this.#engine.handlers.get(capability);
    if (!handler) throw new PresenceError('no-agent', `Call registry.handle('${capability}', …)`);
    await handler(splitAddresses(address)[0] ?? '', this.peek(address));
  }

  handles(capability: Capability): boolean {
    return this.#engine.handlers.has(capability);
  }

  async publish(own: OwnPresence): Promise<OwnPresence> {
    // Only a person's own act needs it: none of a page's first bytes.
    const { publish } = await import('./deliver.js');
    return publish(this.#engine, this.#viewer, own);
  }

  async send(to: AddressInput, message: Message): Promise<SendReceipt> {
    const { send } = await import('./deliver.js');
    return send(this.#engine, this.#viewer, splitAddresses(to), message);
  }

  refresh(address?: AddressInput): void {
    const engine = this.#engine;
    engine.identities?.refresh();
    if (address === undefined) for (const link of engine.members.links) link.refresh();
    else for (const { link, slot } of engine.sources(splitAddresses(address), this.#viewer)) link?.refresh([slot]);
  }
}
