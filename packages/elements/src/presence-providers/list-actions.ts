import { PresenceError, type ProblemCode, type Provider, type ProviderDraft, type ProviderList } from '@presence-elements/core';
import { outcomeOf, type Outcome } from './outcome.js';
import type { ProviderAction } from './presence-provider-change-event.js';

/** What an administrator can do with one network. */
export type RowAction = 'edit' | 'allow' | 'block' | 'activate' | 'reach' | 'ask' | 'keep' | 'remove';

/** Whom the list asks and tells. */
export interface ListHost {
  /** Else why there is none. */
  readonly list: () => ProviderList | ProblemCode;
  /** Asks the page first; `false`: it has taken over. */
  announce(action: ProviderAction, provider?: Provider, draft?: Partial<ProviderDraft>): boolean;
  /** Something was done, or has failed: read again, to draw what is true now. */
  reread(): Promise<void>;
  /** Opens the form of one. */
  edit(id: string): void;
  /** Moves the focus, once all is drawn. */
  focus(selector: string): void;
  requestUpdate(): void;
}

/** What stands for federation as a whole, beside the ids of networks. */
export const FEDERATION = ' federation';

/** What an administrator does in the list: one thing at a time with each network. */
export class ListActions {
  /** What is under way, by the network's id. */
  readonly busy: Map<string, ProviderAction | 'reach'> = new Map<string, ProviderAction | 'reach'>();
  /** What became of the last thing done with each network. */
  readonly outcomes: Map<string, Outcome> = new Map<string, Outcome>();
  /** What was done last, to be said. */
  last: Outcome | undefined;
  /** What was removed here and can be brought back, the latest first. */
  removed: readonly Provider[] = [];
  /** The network whose removal is being confirmed. */
  asked: string | undefined;
  readonly #host: ListHost;
  /** Of the list that is looked at. */
  #turn = 0;

  constructor(host: ListHost) {
    this.#host = host;
  }

  act(action: RowAction, provider: Provider): void {
    if (action === 'edit') return this.#host.edit(provider.id);
    if (action === 'reach') return void this.reach(provider);
    if (action === 'activate') return void this.activate(provider);
    if (action === 'remove') return void this.remove(provider);
    if (action === 'allow' || action === 'block') return void this.allow(provider, action === 'allow');
    this.#ask(action === 'ask' ? provider : undefined, action === 'ask' ? '.keep' : buttonOf('ask', provider));
  }

  async allow(provider: Provider, allowed: boolean): Promise<void> {
    const done: Outcome = { what: allowed ? 'isAllowed' : 'isBlocked', name: provider.name };
    await this.#do(allowed ? 'allow' : 'block', provider, list => list.change(provider.id, { allowed }, provider.revision), done, { allowed });
  }

  async activate(provider: Provider): Promise<void> {
    await this.#do('activate', provider, list => list.activate(provider.id), { what: 'isActive', name: provider.name });
  }

  /** Answers whether it is gone. */
  async remove(provider: Provider): Promise<boolean> {
    const isDone = await this.#do('remove', provider, list => list.remove(provider.id), { what: 'removed', name: provider.name });
    if (isDone) this.removed = [provider, ...this.removed];
    if (this.asked === provider.id) this.#ask(undefined, buttonOf(isDone ? 'undo' : 'ask', provider));
    return isDone;
  }

  async restore(provider: Provider): Promise<boolean> {
    const isDone = await this.#do('restore', provider, list => list.restore(provider), { what: 'restored', name: provider.name });
    if (isDone) this.#forget(provider, buttonOf('edit', provider));
    return isDone;
  }

  /** It is not to be brought back. */
  dismiss(provider: Provider): void {
    this.#forget(provider, '#add');
  }

  async setFederation(enabled: boolean): Promise<void> {
    await this.#do(enabled ? 'federation-on' : 'federation-off', undefined, list => list.setFederation(enabled), { what: enabled ? 'federationOn' : 'federationOff' });
  }

  /** Tries to reach it as it is kept. Changes nothing, so that nobody is asked. */
  async reach({ id }: Provider): Promise<void> {
    await this.#attempt('reach', id, async list => ({ what: 'reached', reached: await list.check({ id }) }));
  }

  /** Something else was done. */
  say(outcome: Outcome | undefined): void {
    this.last = outcome;
    this.#host.requestUpdate();
  }

  /** Another list is looked at, in which nothing of this one is to be seen or brought back. */
  forget(): void {
    this.#turn++;
    this.busy.clear();
    this.outcomes.clear();
    this.removed = [];
    this.last = this.asked = undefined;
  }

  #forget({ id }: Provider, focus: string): void {
    this.removed = this.removed.filter(each => each.id !== id);
    this.outcomes.delete(id);
    this.#host.requestUpdate();
    this.#host.focus(focus);
  }

  #ask(provider: Provider | undefined, focus: string): void {
    this.asked = provider?.id;
    this.#host.requestUpdate();
    this.#host.focus(focus);
  }

  async #do(action: ProviderAction, provider: Provider | undefined, call: (list: ProviderList) => Promise<unknown>, done: Outcome, draft?: Partial<ProviderDraft>): Promise<boolean> {
    const key = provider?.id ?? FEDERATION;
    if (this.busy.has(key) || !this.#host.announce(action, provider, draft)) {
      // A switch has gone over by itself.
      this.#host.requestUpdate();
      return false;
    }
    const outcome = await this.#attempt(action, key, async list => {
      await call(list);
      return done;
    });
    return outcome === done;
  }

  async #attempt(action: ProviderAction | 'reach', key: string, call: (list: ProviderList) => Promise<Outcome>): Promise<Outcome | undefined> {
    if (this.busy.has(key)) return;
    const turn = this.#turn;
    this.busy.set(key, action);
    this.outcomes.delete(key);
    this.say(undefined);
    const outcome = await this.#outcomeOf(action, call);
    // Drawn anew before it is told, so that a switch does not first go back.
    if (action !== 'reach') await this.#host.reread();
    if (turn !== this.#turn) return;
    this.busy.delete(key);
    if (isToStay(outcome)) this.outcomes.set(key, outcome);
    this.say(outcome);
    return outcome;
  }

  async #outcomeOf(action: ProviderAction | 'reach', call: (list: ProviderList) => Promise<Outcome>): Promise<Outcome> {
    const list = this.#host.list();
    try {
      if (typeof list === 'string') throw new PresenceError(list);
      return await call(list);
    } catch (error) {
      return outcomeOf(error, action === 'reach' ? 'untried' : 'failed');
    }
  }
}

/** Where the focus goes, by the id of its button: ids may be anything. */
const buttonOf = (action: string, { id }: Provider): string => `[id="${action}-${encodeURIComponent(id)}"]`;

/** What went well shows by itself. */
const isToStay = ({ what }: Outcome): boolean => ['changedInList', 'refused', 'failed', 'untried', 'reached'].includes(what);
