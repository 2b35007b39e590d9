import { LitElement, html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { PresenceAccount, PresenceView } from '@presence-elements/core';
import { AccountController } from '../controllers/account-controller.js';
import { followNearness, leaveNearness, type NearAware } from '../controllers/viewport.js';
import type { ContactSort } from '../i18n/contacts-messages.js';
import { formatAgo, formatTime } from '../i18n/dates.js';
import { langOf, onMessages } from '../i18n/localize.js';
import { formatNumber } from '../i18n/numbers.js';
import { define } from '../internal/define.js';
import { Changes } from './changes.js';
import { Desk } from './desk.js';
import { Editor } from './editor.js';
import { form } from './form.js';
import { frame } from './frame.js';
import { Grid } from './grid.js';
import { Listing } from './listing.js';
import { OrderController } from './order-controller.js';
import { styles } from './presence-contacts.styles.js';
import { refocus } from './refocus.js';
import { requests } from './requests.js';
import { drawRow } from './row.js';
import type { Row, Show } from './rows.js';
import { toolbar } from './toolbar.js';
import { contactsWords, type Words } from './words.js';

/**
 * One's contact list: in groups or in one, by availability or by name, searched, added to, changed and shortened; and who asks
 * for leave to see me.
 *
 * It may hold ten thousand: only what is seen is in the document. What it shows is what the network has confirmed; until then,
 * and after a failure, what was typed stays. No row moves under a pointer or a focus because somebody's availability changes.
 *
 * @element presence-contacts
 * @fires {PresenceContactsChangeEvent} presence-contacts-change - The list is about to be changed: `change`; cancelable.
 * @csspart count - How many contacts there are, and of how many; also those of a group.
 * @csspart notice - What became of the last change, or why nothing is shown.
 * @csspart requests - Who asks for leave to see me.
 * @csspart request - One of them.
 * @csspart search - The field for a search.
 * @csspart select - What is shown, and in which order.
 * @csspart list - The list, which scrolls.
 * @csspart group - The heading of a group.
 * @csspart contact - One person.
 * @csspart name - The person's name.
 * @csspart detail - How reachable the person is, and the next.
 * @csspart dialog - The form in which contacts are added and changed.
 * @csspart choice - One group to choose.
 * @csspart status - What became of saving.
 * @csspart button - All buttons.
 * @csspart add - The button that opens the form for those to be added.
 * @csspart again - The button that puts the list in order again.
 * @csspart undo - The button that brings back who was removed.
 * @csspart retry - The button that tries again.
 * @csspart approve - The button that lets somebody see me.
 * @csspart deny - The button that does not.
 * @csspart edit - The button that opens the form for a person.
 * @csspart remove - The button that removes a person.
 * @csspart save - The button that saves.
 * @cssprop [--presence-surface] - Background of the form.
 * @cssprop [--presence-text] - Text colour of the form.
 * @cssprop [--presence-accent] - Colour of the button that saves.
 * @cssprop [--presence-focus-color] - Colour of the focus ring.
 */
export class PresenceContacts extends LitElement implements NearAware {
  /** Registers the tag; one that is taken is left alone. */
  static define(tag: string = 'presence-contacts'): void {
    define(tag, this);
  }

  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    sort: {},
    account: { attribute: false },
    registry: { attribute: false },
    search: { state: true },
    show: { state: true },
    closed: { state: true },
  };

  /** `availability` (whom one may reach comes first) or `name`. */
  declare sort: ContactSort;
  /** The host's own account, instead of the one of the registry around the element. */
  declare account: PresenceAccount | undefined;
  /** A registry of the host's own, instead of the one around the element. */
  declare registry: PresenceView | undefined;
  private declare search: string;
  private declare show: Show;
  private declare closed: ReadonlySet<string>;

  /** @internal */
  readonly desk: Desk = new Desk(() => this.requestUpdate());
  readonly #account: AccountController = new AccountController(this, 'contacts');
  readonly #listing: Listing = new Listing();
  readonly #changes: Changes = new Changes(this);
  readonly #editor: Editor = new Editor(() => this.requestUpdate(), this.#changes.carryOut, this.#changes.done);
  readonly #grid: Grid = new Grid(this, {
    toggle: ({ key }) => (this.closed = new Set(this.closed.has(key) ? [...this.closed].filter(each => each !== key) : [...this.closed, key])),
    edit: ({ entry }) => this.#editor.open(entry.contact),
    remove: ({ entry }) => void this.#changes.remove(entry.contact),
    undo: () => void this.#changes.undo(),
    left: () => this.#order.left(),
  });
  readonly #order: OrderController = new OrderController(this, () => this.#grid.isInUse);
  #focused: Element | null = null;
  #leaveMessages: (() => void) | undefined;

  constructor() {
    super();
    this.sort = 'availability';
    this.search = '';
    this.show = 'groups';
    this.closed = new Set();
    this.addEventListener('presence-change', event => this.#order.tell(event.presence));
  }

  /** @internal */
  get words(): Words {
    return contactsWords(this);
  }

  /** @internal */
  readonly number = (value: number): string => formatNumber(this, value);

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leaveMessages = onMessages(() => this.requestUpdate());
    followNearness(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaveMessages?.();
    leaveNearness(this);
    this.desk.stop();
    // A dialog that leaves the document is modal no more; what was typed stays.
    this.#editor.close();
  }

  /** @internal */
  setNear(near: boolean): void {
    this.#order.isNear = near;
  }

  protected override willUpdate(): void {
    const { sort, search, show, closed } = this;
    this.#focused = this.shadowRoot?.activeElement ?? null;
    if (this.isConnected && this.desk.follow(this.#account.account?.contacts)) this.#changes.forget();
    this.#listing.update(this.desk.contacts?.contacts, { sort, search, show, closed, availabilityOf: this.#order.availabilityOf, lang: langOf(this) }, this.#order.version);
  }

  protected override render(): TemplateResult {
    const { words, number, desk } = this, { contacts } = desk, { account, problem } = this.#account;
    return html`
      ${frame({
        words, number, contacts,
        listing: this.#listing, changes: this.#changes,
        isLooking: account === undefined || desk.isOffered,
        problem: problem ?? desk.problem,
        requests: requests({
          words, number, requests: contacts?.requests ?? [], busy: desk.busy, ago: time => formatAgo(this, time),
          answer: (request, answer) => void this.#changes.answer(request, answer),
        }),
        toolbar: () => this.#toolbar(words),
        list: () => this.#grid.draw(this.#listing.rows, this.#listing.change, words.contacts.title, (row, at, isActive) => this.#row(row, at, isActive, words)),
        add: () => this.#editor.open(),
        retry: () => void (this.#account.problem ? this.#account.retry() : this.desk.refresh()),
      })}
      <dialog part="dialog" aria-labelledby="form-title" @close=${() => this.#editor.close()}>${this.#editor.isOpen ? this.#form(words) : nothing}</dialog>`;
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog')!;
    if (this.#editor.isOpen && !dialog.open && this.isConnected) dialog.showModal();
    else if (!this.#editor.isOpen && dialog.open) dialog.close();
    this.#order.follow({ view: this.#account.view, addresses: this.#listing.addresses, isWanted: this.sort === 'availability' });
    if (this.#focused && !this.shadowRoot?.activeElement) refocus(this.renderRoot, this.#focused);
  }

  #toolbar(words: Words): TemplateResult {
    const { search, sort } = this, { show, groups } = this.#listing, { asOf, isHeld, again } = this.#order;
    return toolbar({
      words, search, sort, show, groups, order: { isHeld, asOf: asOf ? formatTime(this, asOf) : '' }, wish: wish => Object.assign(this, wish), sortAgain: again,
    });
  }

  #row(row: Row, at: number, isActive: boolean, words: Words): TemplateResult {
    const { view } = this.#account, address = row.entry?.contact.address ?? '';
    return drawRow(row, { words, at, isActive, view, isBusy: this.desk.busy.has(address), presence: address ? view?.peek(address) : undefined, number: this.number });
  }

  #form(words: Words): TemplateResult {
    const { contacts = [], limit } = this.desk.contacts ?? {};
    return form({ words, limit, room: (limit ?? Infinity) - contacts.length, editor: this.#editor, groups: this.#listing.groups, number: this.number });
  }

}
