import { problemOf, type Presence } from '@presence-elements/core';
import type { CSSResultGroup, PropertyDeclarations } from '@lit/reactive-element';
import { PresenceActionEvent, PresenceProblemEvent } from '../events.js';
import { define } from '../internal/define.js';
import { line } from '../overlay/line.js';
import type { Side } from '../overlay/keep-placed.js';
import type { Subject } from '../overlay/current.js';
import { anchorOf, OverlayElement } from '../overlay/overlay-element.js';
import { overlayStyles } from '../overlay/overlay.styles.js';
import { overlayWords, statusLines } from '../status-tooltip/status-lines.js';
import { MenuList, type Entry } from './menu-list.js';
import { offers } from './offers.js';
import { presenceMenuStyles } from './presence-menu.styles.js';

/**
 * What one can do towards a person: send a mail or a message, call, see the profile, and what the host adds.
 *
 * Presence icons bring theirs along. Used alone it wraps its anchor or names it: `<presence-menu for="ada" address="…">`.
 * The keyboard works as in the menu button pattern of the ARIA Authoring Practices.
 *
 * @element presence-menu
 * @slot - The anchor, where it is not named with `for`.
 * @csspart box - The menu with its heading.
 * @csspart status - Heading: the name and the next.
 * @csspart name - The name.
 * @csspart detail - How reachable the person is, and why that may not be so any more.
 * @csspart item - One thing to do.
 * @cssprop [--presence-surface] - Background of the tooltip and the menu.
 * @cssprop [--presence-text] - Text colour of the tooltip and the menu.
 * @cssprop [--presence-focus-color] - Colour of the focus ring.
 * @fires {PresenceActionEvent} presence-action - Something was chosen; `preventDefault()` leaves it to the page.
 * @fires {PresenceProblemEvent} presence-problem - What was chosen failed.
 */
export class PresenceMenu extends OverlayElement {
  /** Registers the tag; one that is taken is left alone. */
  static define(tag: string = 'presence-menu'): void {
    define(tag, this);
  }

  static override styles: CSSResultGroup = [overlayStyles, presenceMenuStyles];

  static override properties: PropertyDeclarations = { actions: { attribute: false } };

  /** What the host adds at the end of the menu. */
  declare actions: readonly Entry[];
  /** @internal Set before `show`: the focus starts at the last item, as after Arrow Up. */
  fromEnd = false;

  /** @internal */
  readonly withoutMenu: boolean = false;
  /** @internal */
  readonly withoutTooltip: boolean = true;
  protected readonly side: Side = 'bottom-start';
  #heading: HTMLElement | undefined;
  #list: MenuList | undefined;
  #settle: ((chosen?: string) => void) | undefined;

  constructor() {
    super();
    this.actions = [];
  }

  /** @internal */
  get lending(): Readonly<Record<string, string>> {
    return { 'aria-haspopup': 'menu', 'aria-expanded': String(this.subject === this) };
  }

  /** Opens beside `anchor` and answers what was chosen, or `undefined` where nothing was. */
  choose(anchor: Subject, presence?: Presence): Promise<string | undefined> {
    this.show(anchor, presence);
    return new Promise(resolve => (this.#settle = resolve));
  }

  override show(subject: Subject, presence?: Presence): void {
    this.#settle?.();
    super.show(subject, presence);
  }

  override hide(): void {
    super.hide();
    this.#settle?.();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.#heading = line('status', '');
    this.#list = new MenuList((entry, event) => this.#take(entry, event));
    this.box.append(this.#heading, this.#list.element);
    this.box.addEventListener('keydown', event => {
      if (event.key !== 'Tab' || !this.subject) return;
      // Before the browser moves it: the focus goes on from the anchor, not from the end of the page.
      focusOn(this.subject);
      this.hide();
    });
    return root;
  }

  protected draw(subject: Subject, presence: Presence | undefined): void {
    const words = overlayWords(subject);
    const { view = this.view, scope = this.scope, addresses = presence ? [presence.address] : this.addresses } = subject;
    const name = subject.displayName ?? (this.label || addresses.join(' '));
    this.box.lang = words.lang;
    const { status, doubts } = statusLines(presence, subject);
    this.#heading?.replaceChildren(line('name', name, 'bdi'), ...[status, ...doubts].map(text => line('detail', text)));
    this.#list?.draw(words.menuFor(name), [
      ...offers(presence, { view, scope, addresses }).map(offer => ({ ...offer, label: words.capabilities[offer.id] })),
      ...this.actions,
    ], words.noActions);
  }

  protected override toggled(subject: Subject, open: boolean): void {
    if ('expanded' in subject) subject.expanded = open;
    if (open) this.#list?.focus(this.fromEnd);
    else if (this.shadowRoot?.activeElement) focusOn(subject);
    this.fromEnd = false;
  }

  #take({ id, run }: Entry, event: Event): void {
    const { subject, shown } = this;
    // A double click has chosen once.
    if (!subject) return event.preventDefault();
    // From the anchor, so that the page knows whom it is about; named from afar, from what names it.
    const source = subject === this && this.for ? this : anchorOf(subject);
    const proceeds = source.dispatchEvent(new PresenceActionEvent(id, shown));
    if (!proceeds || run) event.preventDefault();
    if (proceeds && run) void attempt(run, shown, source);
    this.#settle?.(id);
    this.hide();
  }
}

async function attempt(run: NonNullable<Entry['run']>, presence: Presence | undefined, source: Element): Promise<void> {
  try {
    await run(presence);
  } catch (error) {
    source.dispatchEvent(new PresenceProblemEvent(problemOf(error).problem));
  }
}

const focusOn = (subject: Subject): void => (anchorOf(subject) as HTMLElement).focus({ preventScroll: true });
