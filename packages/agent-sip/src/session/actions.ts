import { PresenceError, type ImAddress, type Message, type OwnPresence, type SendReceipt } from '@presence-elements/core';
import { sipUri, uriKey } from '../sip-address.js';
import type { WatchersListener } from '../sip-watcher.js';
import { decideOn } from './decide-on.js';
import type { Decision } from './pres-rules.js';
import { Publication } from './publication.js';
import { send } from './send.js';
import type { Session } from './session.js';
import { Watchers } from './watchers.js';
import { Xcap } from './xcap.js';

// A request for access that the server has not answered by now may still arrive (milliseconds).
const PATIENCE = 10_000;

/** What a person does: publish, send, ask, decide. */
export class Actions {
  readonly #session: Session;
  #publication: Publication | undefined;
  #watchers: Watchers | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  publish(own: OwnPresence, signal: AbortSignal): Promise<OwnPresence> {
    const publication = (this.#publication ??= new Publication(this.#session));
    return this.#session.use(async (stack, given) => {
      const set = await publication.publish(stack, own, given);
      this.#session.hold(publication);
      return set;
    }, signal);
  }

  send(to: readonly ImAddress[], message: Message, signal: AbortSignal): Promise<SendReceipt> {
    return this.#session.use((stack, given) => send(stack, to, message, given), signal);
  }

  /** A subscription is the request (RFC 3856 §5): it is kept, so that it waits where the other decides. */
  async requestAccess(address: ImAddress): Promise<void> {
    const { roster, settings } = this.#session, uri = sipUri(address), key = uriKey(uri), controller = new AbortController();
    if (!key) throw new PresenceError('bad-address', 'No SIP address');
    const cancel = settings.schedule(() => controller.abort(), PATIENCE);
    try {
      await this.#session.use(async (_stack, given) => {
        const contact = roster.ask(key, uri);
        const problem = await contact.answered(given);
        if (problem && problem !== 'pending' && problem !== 'no-data') throw new PresenceError(problem, 'The request for access was refused');
      }, controller.signal);
    } finally {
      cancel();
    }
  }

  async decide(address: ImAddress, decision: Decision): Promise<void> {
    if (!uriKey(sipUri(address))) throw new PresenceError('bad-address', 'No SIP address');
    await decideOn(new Xcap(this.#session.settings), sipUri(address), decision);
    // Kamailio does not tell that somebody has been let in; a renewal asks for everything (RFC 3858 §4.1).
    this.#watchers?.renew();
  }

  watchers(listener: WatchersListener): () => void {
    if (!this.#watchers) {
      const watchers = (this.#watchers = new Watchers(this.#session, () => {
        this.#session.release(watchers);
        if (this.#watchers === watchers) this.#watchers = undefined;
      }));
      this.#session.hold(watchers);
    }
    return this.#watchers.listen(listener);
  }
}
