import { PresenceError, problemOf, type AgentCall, type OwnPresence } from '@presence-elements/core';
import type { Account } from './account.js';
import { Refusal } from './failure.js';
import { noteIn, presenceIn } from './read-presence.js';
import { readResource, type Resource } from './resource.js';
import type { Session } from './session.js';
import { pause } from './waiting.js';

// "At least once every four minutes" (reportMyActivity_ref), and how long without a word from the person (milliseconds).
const REPORT = 180_000, HOUR = 3_600_000;
// Events of one's own presence are held back for five seconds: so long it may take until what was set is what is read (milliseconds).
const SETTLE = 6_000;

/** What the network has for a wish (PreferredAvailability_ref). It has nothing invisible: what comes closest says so. */
const PREFERRED: ReadonlyMap<string, string> = new Map([
  ['online', 'Online'], ['busy', 'Busy'], ['dnd', 'DoNotDisturb'], ['away', 'Away'], ['offline', 'Offwork'], ['invisible', 'Offwork'],
]);

/** One's own presence through one account: set, kept from going inactive, given back. */
export class OwnKeeper {
  readonly #account: Account;
  #release: (() => void) | undefined;
  #timer: (() => void) | undefined;
  #on: Session | undefined;
  #wish: string | undefined;

  constructor(account: Account) {
    this.#account = account;
  }

  get keeps(): boolean {
    return this.#wish !== undefined;
  }

  /** Sets it, and answers what the server then says. */
  async publish(own: OwnPresence, { signal }: AgentCall): Promise<OwnPresence> {
    const isAuto = own.availability === 'auto', wish = preferred(own);
    if (!isAuto && !wish && !own.note) throw new PresenceError('no-data', 'There is nothing here that this network could set');
    return this.#account.run(signal, async session => {
      // Nobody who gives control back need appear first, unless they want to say something.
      const isHere = !isAuto || own.note || session.me('presence') ? await this.#appear(session, wish, signal) : false;
      if (isHere && (isAuto || wish)) await this.#post(session, 'presence', isAuto ? {} : { availability: wish }, signal);
      if (own.note) await this.#post(session, 'note', { message: own.note.text }, signal);
      this.#keep(session, isAuto ? undefined : wish ?? this.#wish, own.expiresAt);
      return isHere ? this.#whatIs(session, own, wish, signal) : { availability: 'auto' };
    });
  }

  close(): void {
    this.#timer?.();
    this.#release?.();
    this.#timer = this.#release = this.#on = this.#wish = undefined;
  }

  /** An application only looks on until it makes its person available ("lurker mode"). */
  async #appear(session: Session, wish: string | undefined, signal: AbortSignal): Promise<true> {
    const { client } = this.#account, url = session.me('makeMeAvailable');
    if (session.me('presence')) return true;
    if (!url) throw new PresenceError('forbidden', 'This account may not set its presence');
    try {
      // Without modalities: whoever only shows presence must not be sent calls and messages that nobody takes.
      await client.call(url, { signal, method: 'POST', json: { ...(wish && { signInAs: wish }), supportedMessageFormats: ['Plain'] } });
    } catch (error) {
      if (!(error instanceof Refusal) || error.subcode !== 'AlreadyExists') throw error;
    }
    await session.refresh(client, signal);
    return true;
  }

  async #post(session: Session, rel: 'presence' | 'note', json: Resource, signal: AbortSignal): Promise<void> {
    const send = async (): Promise<unknown> => this.#account.client.call(session.me(rel) ?? lacking(rel), { signal, method: 'POST', json });
    try {
      await send();
    } catch (error) {
      if (!(error instanceof Refusal) || error.subcode !== 'MakeMeAvailableRequired') throw error;
      // The server looks on again: its links say so.
      await session.refresh(this.#account.client, signal);
      await this.#appear(session, undefined, signal);
      await send();
    }
  }

  /** What was set is there when an event says so; who asks before is told what was. */
  async #whatIs(session: Session, own: OwnPresence, wish: string | undefined, signal: AbortSignal): Promise<OwnPresence> {
    const { client, now } = this.#account;
    const look = async (rel: 'presence' | 'note'): Promise<Resource> => readResource((await client.call(session.me(rel) ?? lacking(rel), { signal })).text);
    const wanted = wish && presenceIn({ availability: wish }, now()).availability;
    let facts = presenceIn(await look('presence'), now());
    if (wanted && facts.availability !== wanted) {
      await pause(SETTLE, client.settings, signal);
      facts = presenceIn(await look('presence'), now());
    }
    const { availability, activities } = facts;
    return { availability, ...(activities?.length && { activities }), ...(own.note && noteIn(await look('note'))), ...(wish && own.expiresAt !== undefined && { expiresAt: own.expiresAt }) };
  }

  #keep(session: Session, wish: string | undefined, expiresAt: number | undefined): void {
    if (wish === undefined) return this.close();
    const now = this.#account.now();
    this.#wish = wish;
    this.#on = session;
    this.#release ??= this.#account.channel.hold({ up: on => this.#moved(on), reset: nothing, events: nothing, down: nothing });
    this.#report(expiresAt ?? now + HOUR, expiresAt !== undefined);
  }

  /** Says now and then that the person is here, until it is time to give control back, or until nobody has said so for an hour. */
  #report(until: number, expires: boolean): void {
    const { now, client: { settings } } = this.#account, left = until - now();
    this.#timer?.();
    this.#timer = settings.schedule(() => {
      const session = this.#on;
      if (left > REPORT) {
        this.#send(session?.me('reportMyActivity'));
        return this.#report(until, expires);
      }
      if (expires) this.#send(session?.me('presence'), {});
      this.close();
    }, Math.max(Math.min(left, REPORT), 0));
  }

  /** What was set went with the application that it was set on. */
  #moved(session: Session): void {
    if (session === this.#on || this.#wish === undefined) return;
    this.#on = session;
    const wish = this.#wish, { signal } = session.gone;
    void this.#appear(session, wish, signal).then(() => this.#post(session, 'presence', { availability: wish }, signal)).catch(problemOf);
  }

  /** In passing: where it fails the channel notices, too. */
  #send(url: URL | undefined, json?: Resource): void {
    if (url && this.#on) void this.#account.client.call(url, { signal: this.#on.gone.signal, method: 'POST', json }).catch(problemOf);
  }
}

function preferred({ availability, activities = [] }: OwnPresence): string | undefined {
  return availability === 'away' && activities.some(({ kind }) => kind === 'be-right-back') ? 'BeRightBack' : PREFERRED.get(availability ?? '');
}

function lacking(rel: string): never {
  throw new PresenceError('forbidden', `The server gives no link to ${rel}`);
}

const nothing = (): void => undefined;
