import type { Settings } from '../xmpp-options.js';
import { Silence } from './silence.js';

/** What has to be known of servers for their silence to mean something. */
export interface Witness {
  /** Resolves if the server of a domain is there and has done what it was asked before. */
  isThere(domain: string): Promise<boolean>;
  /** They have been silent for long enough. */
  over(jids: readonly string[]): void;
}

/**
 * Whose silence means something, and when. It is counted for those together who were asked for together: others, asked for
 * all the while, neither cut it short nor draw it out.
 *
 * Nobody is offline because a server is dead, their own or ours: each has to answer once the silence is over.
 */
export class Silences {
  readonly #settings: Pick<Settings, 'schedule'>;
  readonly #witness: Witness;
  readonly #counted = new Map<string, Silence>();
  readonly #all = new Set<Silence>();
  #ended = false;

  constructor(settings: Pick<Settings, 'schedule'>, witness: Witness) {
    this.#settings = settings;
    this.#witness = witness;
  }

  /** Counts it for all who are unheard and for nobody else. */
  count(unheard: ReadonlySet<string>): void {
    for (const jid of this.#counted.keys()) if (!unheard.has(jid)) this.#counted.delete(jid);
    const jids = [...unheard].filter(jid => !this.#counted.has(jid));
    if (!jids.length) return;
    const silence = new Silence(this.#settings, () => void this.#conclude(silence));
    this.#all.add(silence);
    for (const jid of jids) this.#counted.set(jid, silence);
    silence.begin();
  }

  /** Somebody was heard for the first time: of those who were asked for with them there may be more to hear. */
  heard(jid: string): void {
    this.#counted.get(jid)?.begin();
    this.#counted.delete(jid);
  }

  end(): void {
    this.#ended = true;
    for (const silence of this.#all) silence.stop();
  }

  async #conclude(silence: Silence): Promise<void> {
    await Promise.all(Array.from(this.#byServer(silence), async ([domain, jids]) => {
      const isThere = await this.#witness.isThere(domain);
      // A server that is not there may come back: then it is asked again once any of these is heard.
      if (isThere && !silence.isRunning && !this.#ended) this.#over(jids.filter(jid => this.#counted.get(jid) === silence));
    }));
    if (!silence.isRunning && !this.#byServer(silence).size) this.#all.delete(silence);
  }

  #over(jids: readonly string[]): void {
    for (const jid of jids) this.#counted.delete(jid);
    this.#witness.over(jids);
  }

  #byServer(silence: Silence): ReadonlyMap<string, readonly string[]> {
    const servers = new Map<string, string[]>();
    for (const [jid, each] of this.#counted) {
      if (each !== silence) continue;
      const domain = jid.slice(jid.lastIndexOf('@') + 1), jids = servers.get(domain);
      if (jids) jids.push(jid);
      else servers.set(domain, [jid]);
    }
    return servers;
  }
}
