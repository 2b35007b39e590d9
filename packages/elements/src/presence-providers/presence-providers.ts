import { LitElement, html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { PresenceAccount, PresenceView, ProblemCode, Provider, ProviderDraft, ProviderList, Providers } from '@presence-elements/core';
import { AccountController } from '../controllers/account-controller.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import { leaveMessages, redrawWithMessages } from '../i18n/redraw.js';
import { define } from '../internal/define.js';
import { firstMistake } from './first-mistake.js';
import { FormSession } from './form-session.js';
import { formView } from './form-view.js';
import { ListActions } from './list-actions.js';
import { listView } from './list-view.js';
import { PresenceProviderChangeEvent, type ProviderAction } from './presence-provider-change-event.js';
import { styles } from './presence-providers.styles.js';
import { formOf } from './provider-form.js';
import { ProviderReader } from './provider-reader.js';
import { saidOf } from './said.js';
import { isForbidden, noList, troubleIn, troubleView, whyNothing } from './why-nothing.js';
import { providersWords, type Words } from './words.js';

/**
 * The administrator's list of networks: enterprise connections, federated servers, public providers.
 *
 * Adds, edits, allows, blocks for now and removes them; whatever fails, what was typed stays. Secrets are entered as the
 * names of environment variables of the relay, never themselves.
 *
 * @element presence-providers
 * @fires {PresenceProviderChangeEvent} presence-provider-change - The list is about to be changed: `action`, `provider`, `draft`; cancelable.
 * @csspart kind - One section of the list.
 * @csspart list - The networks of one kind.
 * @csspart provider - One network.
 * @csspart name - What it is called.
 * @csspart state - Is it allowed, blocked, active?
 * @csspart fixed - It is set by the operator.
 * @csspart route - One of its routes.
 * @csspart switch - A switch.
 * @csspart federation - Federation as a whole.
 * @csspart removed - What was removed and can be brought back.
 * @csspart empty - There is nothing in the list.
 * @csspart form - The form of one network.
 * @csspart field - One entry of the form.
 * @csspart group - Entries that belong together.
 * @csspart options - The options of the agent.
 * @csspart mistake - What is wrong with an entry.
 * @csspart outcome - What became of an attempt.
 * @csspart trouble - Why the list cannot be reached.
 * @csspart meanwhile - What somebody else has changed under the form.
 * @csspart status - What screen readers are told.
 * @csspart button - The buttons.
 * @csspart add - The button that adds a network.
 * @csspart save - The button that saves.
 * @csspart cancel - The button that forgets what was typed.
 * @csspart remove - The button that confirms a removal.
 * @csspart undo - The button that brings a network back.
 * @cssprop [--presence-surface] - Background of the entries.
 * @cssprop [--presence-text] - Text colour.
 * @cssprop [--presence-accent] - Colour of the buttons that add and save, and of what is switched on.
 * @cssprop [--presence-focus-color] - Colour of the focus ring.
 */
export class PresenceProviders extends LitElement {
  /** Registers the tag; one that is taken is left alone. */
  static define(tag: string = 'presence-providers'): void {
    define(tag, this);
  }

  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    account: { attribute: false },
    registry: { attribute: false },
  };

  /** What the host itself keeps the networks in, instead of the account of the registry around the element. */
  declare account: PresenceAccount | undefined;
  /** A registry of the host's own, instead of the one around the element. */
  declare registry: PresenceView | undefined;

  readonly #account: AccountController = new AccountController(this, 'providers');
  readonly #reader: ProviderReader = new ProviderReader(() => this.#hasRead());
  readonly #actions: ListActions;
  #session: FormSession | undefined;
  readonly #focus: FocusKeeper = new FocusKeeper(this);
  /** What the networks are of. */
  #place: unknown;

  constructor() {
    super();
    this.#actions = new ListActions({
      list: () => this.#list,
      announce: (...change) => this.#announce(...change),
      reread: () => this.#reader.read(),
      edit: id => this.edit(id),
      focus: selector => this.#focus.goOn(selector),
      requestUpdate: () => this.requestUpdate(),
    });
  }

  /** The networks as last read; undefined while nothing is known. */
  get providers(): Providers | undefined {
    return this.#reader.providers;
  }

  /** Opens the form: of the network with this id, or of a new one. */
  edit(id?: string): void {
    const known = this.providers, provider = known?.providers.find(each => each.id === id);
    if (!known || (id !== undefined && !provider)) return;
    this.#session = new FormSession(formOf(known.agents, provider), () => this.requestUpdate());
    this.#actions.say(undefined);
    this.#focus.go('#form-title');
  }

  /** Closes the form and forgets what was typed. */
  close(): void {
    this.#close('go');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    redrawWithMessages(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    leaveMessages(this);
    this.#reader.rest();
  }

  protected override willUpdate(): void {
    const { account, view } = this.#account, place = this.account ?? view;
    if (place !== this.#place) {
      this.#place = place;
      this.#reader.use(undefined);
      this.#actions.forget();
    }
    // While it is being looked for, what is known goes on being shown.
    if (this.isConnected && account !== undefined) this.#reader.use(account?.providers);
  }

  protected override render(): TemplateResult {
    const words = providersWords(this), account = this.#account, reader = this.#reader, kept = this.#session;
    const session = isForbidden(account, reader) ? undefined : kept, trouble = troubleIn(account, reader, words), all = this.providers;
    return html`
      <section aria-label=${words.providers.title} tabindex="-1">
        <p part="status" role="status">${saidOf(words, session, this.#actions, trouble)}</p>
        ${session ? this.#form(session, words, trouble)
          : all ? html`${trouble ? troubleView(trouble, words, this.#retry) : nothing} ${listView({ words, all, actions: this.#actions, add: () => this.edit() })}`
          : whyNothing(account, reader, words, this.#retry, !!kept)}
      </section>`;
  }

  get #list(): ProviderList | ProblemCode {
    return this.#account.account?.providers ?? noList(this.#account);
  }

  #form(session: FormSession, words: Words, trouble: string | undefined): TemplateResult {
    return formView({ words, session, trouble, save: () => void this.#save(session), reach: () => void this.#reach(session), cancel: () => this.close() });
  }

  #close(go: 'go' | 'goOn'): void {
    const id = this.#session?.form.base?.id;
    this.#session?.close();
    this.#session = undefined;
    this.requestUpdate();
    // The button of what is not in the list any more is that of a new one.
    this.#focus[go](`[id="edit-${encodeURIComponent(id ?? '')}"], #add`);
  }

  async #save(session: FormSession): Promise<void> {
    const saved = await session.save(this.#list, (...change) => this.#announce(...change));
    if (saved) {
      this.#actions.say({ what: 'saved', name: saved.name });
      this.#close('goOn');
    }
    // Also to learn what somebody else was quicker with.
    if (saved || session.isOvertaken) await this.#reader.read();
    if (session.mistakes.length) this.#focus.goOn(firstMistake);
  }

  async #reach(session: FormSession): Promise<void> {
    await session.reach(this.#list);
    if (session.mistakes.length) this.#focus.goOn(firstMistake);
  }

  readonly #retry = (): void => {
    if (!this.#account.account?.providers) this.#account.retry();
    void this.#reader.read();
  };

  #hasRead(): void {
    const { providers, reading } = this.#reader;
    if (providers && !reading) this.#session?.see(providers);
    this.requestUpdate();
  }

  #announce(action: ProviderAction, provider?: Provider, draft?: Partial<ProviderDraft>): boolean {
    return this.dispatchEvent(new PresenceProviderChangeEvent(action, provider, draft));
  }
}
