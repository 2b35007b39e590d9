import { splitAddresses } from './address.js';
import type { Message, OwnPresence, SendReceipt } from './agent.js';
import type { Capability } from './capability.js';
import { deliver, setOwn } from './deliver.js';
import type { Engine } from './engine.js';
import { PresenceError } from './errors.js';
import type { Presence } from './presence.js';
import type { AddressInput, PresenceView } from './presence-registry.js';
import { unknownPresence } from './stamp.js';
import { Subject, type Listener } from './subject.js';
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
    const sources = this.#engine.sources(splitAddresses(address), this.#viewer, false);
    return this.#engine.combine(sources.map(source => ({ presence: source.link?.peek(source.address!), ...source })), this.#viewer);
  }

  async lookup(address: AddressInput): Promise<Presence> {
    const inputs = splitAddresses(address), engine = this.#engine;
    await Promise.all(inputs.map(input => engine.identities?.settled(input, this.#viewer)));
    const found = await Promise.all(engine.sources(inputs, this.#viewer).map(async source => ({ presence: await source.link?.settled(source.address!), ...source })));
    return engine.combine(found, this.#viewer) ?? unknownPresence(inputs.join(' '), inputs.length ? 'no-data' : 'bad-address', engine.alarm.now());
  }

  watch(address: AddressInput, listener: (presence: Presence) => void): () => void {
    const inputs = splitAddresses(address);
    const key = JSON.stringify([this.#viewer ?? null, inputs]), { subjects } = this.#engine;
    const subject = subjects.get(key) ?? this.#subject(inputs);
    subjects.set(key, subject);
    // Each watch is its own, also where one function watches twice.
    const own: Listener = presence => listener(presence);
    subject.listeners.add(own);
    if (subject.presence) subject.call(own, subject.presence);
    return () => {
      if (!subject.listeners.delete(own) || subject.listeners.size) return;
      subjects.delete(key);
      subject.close();
    };
  }

  async perform(capability: Capability, address: AddressInput): Promise<void> {
    const handler = this.#engine.handlers.get(capability);
    if (!handler) throw new PresenceError('no-agent', `Nothing here can ${capability}: register.handle('${capability}', …) first`);
    await handler(splitAddresses(address)[0] ?? '', this.peek(address));
  }

  handles(capability: Capability): boolean {
    return this.#engine.handlers.has(capability);
  }

  publish(own: OwnPresence): Promise<OwnPresence> {
    return setOwn(this.#engine, this.#viewer, own);
  }

  send(to: AddressInput, message: Message): Promise<SendReceipt> {
    return deliver(this.#engine, this.#viewer, splitAddresses(to), message);
  }

  refresh(address?: AddressInput): void {
    const { identities, members } = this.#engine;
    identities?.refresh();
    if (address === undefined) return members.links().forEach(link => link.refresh());
    for (const source of this.#engine.sources(splitAddresses(address), this.#viewer)) source.link?.refresh(source.address);
  }

  #subject(inputs: readonly string[]): Subject {
    const engine = this.#engine, viewer = this.#viewer;
    return new Subject({
      sources: () => engine.sources(inputs, viewer),
      combine: answers => engine.combine(answers, viewer),
      soon: subject => engine.soon(subject),
      fault: error => engine.fault(error),
    });
  }
}
