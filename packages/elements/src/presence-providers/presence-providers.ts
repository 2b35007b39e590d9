import { LitElement, html, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { PresenceAccount, PresenceView, Provider, ProviderDraft, ProviderList, Providers } from '@presence-elements/core';
import { AccountController } from '../controllers/account-controller.js';
import { leaveMessages, redrawWithMessages } from '../i18n/redraw.js';
import { define } from '../internal/define.js';
import { FormSession } from './form-session.js';
import { formView } from './form-view.js';
import { ListActions } from './list-actions.js';
import { listView } from './list-view.js';
import { outcomeIn } from './outcome.js';
import { PresenceProviderChangeEvent, type ProviderAction } from './presence-provider-change-event.js';
import { styles } from './presence-providers.styles.js';
import { formOf } from './provider-form.js';
import { ProviderReader } from './provider-reader.js';
import type { RowAction } from './provider-view.js';
import { troubleIn, whyNothing } from './why-nothing.js';
import { providersWords } from './words.js';

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
    asked: { state: true },
  };

  /** What the host itself keeps the networks in, instead of the account of the registry around the element. */
  declare account: PresenceAccount | undefined;
  /** A registry of the host's own, instead of the one around the element. */
  declare registry: PresenceView | undefined;
  private declare asked: string | undefined;

  readonly #account: AccountController = new AccountController(this, 'providers');
  readonly #reader: ProviderReader = new ProviderReader(() => this.#hasRead());
  readonly #actions: ListActions;
  #session: FormSession | undefined;

  constructor() {
    super();
    this.#actions = new ListActions({
      list: () => this.#list,
      announce: (...change) => this.#announce(...change),
      reread: () => this.#reader.read(),
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
    this.#focus('#form-title');
  }

  /** Closes the form and forgets what was typed. */
  close(): void {
    const id = this.#session?.form.base?.id;
    this.#session?.close();
    this.#session = undefined;
    this.requestUpdate();
    this.#focus(id === undefined ? '#add' : `[id="edit-${encodeURIComponent(id)}"]`);
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
    const { account } = this.#account;
    // While it is being looked for, what is known goes on being shown.
    if (this.isConnected && account !== undefined) this.#reader.use(account?.providers);
  }

  protected override render(): TemplateResult {
    const words = providersWords(this), all = this.providers, { outcome } = this.#session ?? {}, said = outcome ?? this.#actions.last;
    return html`
      <section aria-label=${words.providers.title}>
        <p part="status" role="status">${said ? outcomeIn(words, said) : ''}</p>
        ${this.#session ? this.#form(this.#session) : all ? this.#all(all) : whyNothing(this.#account, this.#reader, words, this.#retry)}
      </section>`;
  }

  get #list(): ProviderList | undefined {
    return this.#account.account?.providers;
  }

  #form(session: FormSession): TemplateResult {
    const words = providersWords(this);
    return formView({
      words, session,
      trouble: troubleIn(this.#account, this.#reader, words),
      save: () => void this.#save(session),
      reach: () => void this.#reach(session),
      cancel: () => this.close(),
    });
  }

  #all(all: Providers): TemplateResult {
    const words = providersWords(this), trouble = troubleIn(this.#account, this.#reader, words);
    return html`
      ${trouble ? html`<p part="trouble">${trouble} <button part="button" type="button" @click=${this.#retry}>${words.providers.retry}</button></p>` : ''}
      ${listView({ words, all, actions: this.#actions, asked: this.asked, act: this.#act, add: () => this.edit(), restore: provider => void this.#restore(provider) })}`;
  }

  async #save(session: FormSession): Promise<void> {
    const saved = await session.save(this.#list, (...change) => this.#announce(...change));
    if (saved) {
      this.#actions.say({ what: 'saved', name: saved.name });
      this.close();
    }
    // Also to learn what somebody else was quicker with.
    if (saved || session.outcome?.what === 'changedInList') await this.#reader.read();
    this.#focusMistake(session);
  }

  async #reach(session: FormSession): Promise<void> {
    await session.reach(this.#list);
    this.#focusMistake(session);
  }

  async #restore(provider: Provider): Promise<void> {
    if (await this.#actions.restore(provider)) this.#focus(`[id="edit-${encodeURIComponent(provider.id)}"]`);
  }

  readonly #act = (action: RowAction, provider: Provider): void => {
    const id = encodeURIComponent(provider.id);
    if (action === 'edit') return this.edit(provider.id);
    if (action === 'reach') return void this.#actions.reach(provider);
    if (action === 'activate') return void this.#actions.activate(provider);
    if (action === 'remove') return void this.#remove(provider);
    if (action === 'allow' || action === 'block') return void this.#actions.allow(provider, action === 'allow');
    this.asked = action === 'ask' ? provider.id : undefined;
    this.#focus(action === 'ask' ? '.keep' : `[id="ask-${id}"]`);
  };

  async #remove(provider: Provider): Promise<void> {
    const isGone = await this.#actions.remove(provider), id = encodeURIComponent(provider.id);
    this.asked = undefined;
    this.#focus(isGone ? `[id="undo-${id}"]` : `[id="ask-${id}"]`);
  }

  readonly #retry = (): void => {
    this.#account.retry();
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

  #focusMistake({ mistakes }: FormSession): void {
    if (mistakes.length) this.#focus('[part~="form"] [aria-invalid="true"], [part~="form"] [part="mistake"]');
  }

  #focus(selector: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }
}
