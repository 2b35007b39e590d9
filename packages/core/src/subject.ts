import type { AgentLink } from './agent-link.js';
import type { Host } from './host.js';
import type { Presence } from './presence.js';
import { samePresence } from './same.js';
import type { Looker, Slot } from './slot.js';
import type { Viewer, Watched } from './viewer.js';

/** Where an answer comes from: a slot that an agent fills, or, where nobody can be asked, one that says why. */
export type Source =
  | { readonly link: AgentLink; readonly slot: Slot }
  | { readonly link?: undefined; readonly slot: { readonly address: { readonly text: string }; readonly show: () => Presence } };

export type Listener = (presence: Presence) => void;

/** How a subject reaches the rest of its registry. */
export interface SubjectHost extends Pick<Host, 'alarm'> {
  /** Where the answers for what was asked come from, now. */
  sources(inputs: readonly string[], viewer: Viewer | undefined): readonly Source[];
  /** What they say together. Undefined while nothing is known. */
  combine(sources: readonly Source[], viewer: Viewer | undefined): Presence | undefined;
  guard(run: () => void): void;
}

/** One person as one viewer sees them: who listens, and what they were last told. */
export class Subject implements Looker, Watched {
  readonly #host: SubjectHost;
  readonly #inputs: readonly string[];
  readonly viewer: Viewer | undefined;
  readonly #listeners = new Set<Listener>();
  #sources: readonly Source[] = [];
  #told: Presence | undefined;

  constructor(host: SubjectHost, inputs: readonly string[], viewer: Viewer | undefined) {
    this.#host = host;
    this.#inputs = inputs;
    this.viewer = viewer;
    this.reroute();
    this.#tell();
  }

  /** Tells what is known now, then each change. The undo answers whether this was the last one to listen. */
  listen(listener: Listener): () => boolean {
    // Each watch is its own, also where one function watches twice.
    const own: Listener = presence => listener(presence);
    this.#listeners.add(own);
    this.#call(own);
    return () => this.#listeners.delete(own) && !this.#listeners.size;
  }

  get addresses(): readonly string[] {
    return this.#sources.map(({ slot }) => slot.address.text);
  }

  /** Who answers may have changed: asks those who do now, leaves those who no longer do. */
  reroute(): void {
    this.#look(this.#host.sources(this.#inputs, this.viewer));
    this.changed();
  }

  close(): void {
    this.#look([]);
  }

  changed(): void {
    // Many changes at once are one.
    this.#host.alarm.after(0, this.#tell);
  }

  /** Tells the listeners if the person looks different now. */
  readonly #tell = (): void => {
    const presence = this.#host.combine(this.#sources, this.viewer);
    if (!presence || samePresence(presence, this.#told)) return;
    this.#told = presence;
    // Not those who come meanwhile: they have been told.
    for (const listener of [...this.#listeners]) this.#call(listener);
  };

  #look(sources: readonly Source[]): void {
    const before = this.#sources;
    this.#sources = sources;
    for (const { link, slot } of sources) link?.look(slot, this);
    for (const { link, slot } of before) if (link && !sources.some(source => source.slot === slot)) link.leave(slot, this);
  }

  /** The page's own mistake must not keep others from hearing. */
  #call(listener: Listener): void {
    const presence = this.#told;
    if (presence && this.#listeners.has(listener)) this.#host.guard(() => listener(presence));
  }
}
