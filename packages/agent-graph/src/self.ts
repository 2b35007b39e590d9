import { parseAddress, PresenceError, type ImAddress, type PresenceReport, type Viewer } from '@presence-elements/core';
import type { Asking, Questions } from './questions.js';
import type { GraphClient } from './graph-client.js';
import type { GraphPresence } from './read-presence.js';
import { isObjectId, targetOf } from './target.js';

export interface SelfOptions {
  readonly client: GraphClient;
  readonly questions: Questions;
  /** Is the token an application's, which is nobody? */
  readonly isShared: boolean;
  readonly me: string | undefined;
}

/** The one who asks, as Graph knows them. */
export class Self {
  readonly #options: SelfOptions;

  constructor(options: SelfOptions) {
    this.#options = options;
  }

  /** The address of whoever the token is of, where it is known. */
  addressOf(viewer: Viewer | undefined): string | undefined {
    const { isShared, me } = this.#options;
    return isShared ? undefined : parseAddress(viewer?.address ?? me)?.text;
  }

  /** For oneself Presence.Read is enough, and Graph tells until when a note holds. */
  async report(address: ImAddress, asking: Asking): Promise<PresenceReport> {
    const presence = await this.presence(asking), target = targetOf(address), { id } = presence;
    return this.#options.questions.report(address, { id, upn: 'name' in target ? target.name : undefined }, new Map([[id, presence]]));
  }

  async presence({ session, signal }: Asking): Promise<GraphPresence & { readonly id: string }> {
    const presence = (await this.#options.client.request(session.credential, '/me/presence', { signal })) as GraphPresence | undefined | null;
    if (!isObjectId(presence?.id)) throw new PresenceError('unreachable', 'What answers is not Graph');
    session.ownId = presence.id;
    return { ...presence, id: presence.id };
  }

  /** A token of one's own knows whose it is; an application's does not, so the viewer's address has to tell. */
  async id(asking: Asking): Promise<string> {
    if (!this.#options.isShared) return asking.session.ownId ?? (await this.presence(asking)).id;
    const address = parseAddress(asking.viewer?.address);
    const [found] = address ? (await this.#options.questions.identify([address], asking)).values() : [];
    if (found && 'id' in found) return found.id;
    throw new PresenceError(found?.problem ?? 'not-found', 'Graph does not know whose presence this is');
  }
}
