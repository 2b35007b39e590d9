import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { createRef, ref, type Ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PresenceAnchor } from '../internal/presence-anchor.js';
import { cssNumber } from './css-number.js';
import { commandOf } from './grid-keys.js';
import { Measures } from './measures.js';
import type { ContactRow, GroupRow, Row } from './rows.js';
import { pageOf, spanOf, topFor } from './span.js';
import { TypeAhead } from './type-ahead.js';

/** What one does in the list, and with which row. */
export interface Deeds {
  toggle(row: GroupRow): void;
  edit(row: ContactRow): void;
  remove(row: ContactRow): void;
  undo(): void;
  /** Nobody points at the list any more, or nothing in it has the focus. */
  left(): void;
}

/** What happens to where one is when the rows change: the row in use stays where it is, the place stays, or one begins at the top. */
export type Change = 'kept' | 'in place' | 'from the top';

/**
 * A tree grid of which only what is seen is in the document, and the one row that the Tab key comes to.
 *
 * A grid says itself how many rows there are and which of them a row is, so that assistive technology need not count
 * (`aria-rowcount`, `aria-rowindex`: WAI-ARIA 1.2 §6.6); a tree or a list box could not hold the icons' buttons.
 */
export class Grid implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #ref: Ref<HTMLElement> = createRef();
  readonly #deeds: Deeds;
  readonly #measures: Measures = new Measures(() => this.#host.requestUpdate());
  readonly #typing = new TypeAhead();
  #rows: readonly Row[] = [];
  #active: string | undefined;
  #activeAt = 0;
  #hadFocus = false;
  /** Not `:hover`, which sticks after a touch, and in Firefox for as long as the event that leaves. */
  #isPointed = false;
  #wantsFocus = false;
  #menuFrom: Element | undefined;

  constructor(host: ReactiveControllerHost, deeds: Deeds) {
    this.#host = host;
    this.#deeds = deeds;
    host.addController(this);
  }

  /** Does somebody point at a row, or has one the focus, or a menu? Then no row may move. */
  get isInUse(): boolean {
    const list = this.#list;
    return !!list && (this.#isPointed || hasFocus(list) || [...list.querySelectorAll('presence-icon')].some(icon => (icon as Partial<PresenceAnchor>).expanded));
  }

  /** The list as it is to be drawn; `draw` is asked for what is seen. */
  draw(rows: readonly Row[], change: Change, label: string, draw: (row: Row, at: number, isActive: boolean) => TemplateResult): TemplateResult {
    if (rows !== this.#rows) this.#take(rows, change);
    const { start, end } = spanOf(this.#measures.scroll, rows.length), active = this.#activeAt;
    const drawn = rows.slice(start, end).map((_, at) => start + at);
    if (rows[active] && active < start) drawn.unshift(active);
    if (rows[active] && active >= end) drawn.push(active);
    return html`
      <div part="list" role="treegrid" tabindex="-1" ${ref(this.#ref)} aria-label=${label} aria-rowcount=${rows.length} @scroll=${this.#measures.scrolled}
        @keydown=${this.#keydown} @click=${this.#click} @focusin=${this.#focusin} @focusout=${this.#useChanged} @pointerenter=${this.#useChanged} @pointerleave=${this.#useChanged}>
        <div class="rows" role="presentation" ${cssNumber('--_count', rows.length)}>${repeat(drawn, at => rows[at]!.key, at => draw(rows[at]!, at, at === active))}</div>
      </div>`;
  }

  /** Goes to a row; it has the focus once it has been drawn. */
  focus(at: number = this.#activeAt): void {
    const row = this.#rows[at];
    if (!row) return;
    this.#active = row.key;
    this.#activeAt = at;
    this.#measures.scrollTo(topFor(at, this.#measures.scroll));
    this.#wantsFocus = true;
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#hadFocus = hasFocus(this.#list);
  }

  hostUpdated(): void {
    const list = this.#list;
    this.#measures.follow(list, list?.querySelector<HTMLElement>('.rows'));
    // A row that was removed, or moved in the document, has lost it.
    if (this.#wantsFocus || (this.#hadFocus && !hasFocus(list))) this.#rowAt(this.#activeAt)?.focus({ preventScroll: true });
    this.#wantsFocus = false;
  }

  hostDisconnected(): void {
    this.#isPointed = false;
    this.#measures.follow(null);
  }

  get #list(): HTMLElement | null {
    return this.#ref.value ?? null;
  }

  #rowAt(at: number): HTMLElement | null {
    return this.#list?.querySelector<HTMLElement>(`[aria-rowindex="${at + 1}"]`) ?? null;
  }

  #take(rows: readonly Row[], change: Change): void {
    const { scroll } = this.#measures, before = this.#rows, anchor = change === 'kept' && (scroll.top || this.isInUse) ? before[this.#anchorAt()] : undefined;
    const placeOf = (key: string | undefined): number => (key === undefined ? -1 : rows.findIndex(row => row.key === key));
    const anchorNow = placeOf(anchor?.key), activeNow = placeOf(this.#active);
    if (change === 'from the top') this.#measures.scrollTo(0);
    else if (anchor && anchorNow >= 0) this.#measures.scrollTo(scroll.top + (anchorNow - before.indexOf(anchor)) * scroll.row);
    this.#rows = rows;
    // The next one takes the place of one that is gone.
    this.#activeAt = activeNow >= 0 ? activeNow : change === 'from the top' ? 0 : Math.max(Math.min(this.#activeAt, rows.length - 1), 0);
    if (this.#active !== undefined) this.#active = rows[this.#activeAt]?.key;
  }

  /** The row that must stay where it is: what has the focus, if it is in view; what is pointed at; else the first that is seen. */
  #anchorAt(): number {
    const { top, height, row } = this.#measures.scroll, first = Math.ceil(top / row), isSeen = (at: number): boolean => at >= first - 1 && at * row < top + height;
    if (hasFocus(this.#list) && isSeen(this.#activeAt)) return this.#activeAt;
    const pointed = this.#list?.querySelector('[role="row"]:hover');
    return pointed ? placeIn(pointed) : first;
  }

  readonly #focusin = ({ target, relatedTarget }: FocusEvent): void => {
    const row = (target as Element).closest<HTMLElement>('[role="row"]'), at = row ? placeIn(row) : -1;
    // What scrolls would be a tab stop of its own in Firefox; pressed beside a row, it is none either.
    if (!row) return this.#rowAt(this.#activeAt)?.focus({ preventScroll: true });
    // Whoever opened a menu from the row is back there when it closes, not on the icon, where the arrow keys open it again.
    if (relatedTarget && 'fromEnd' in relatedTarget && row === this.#menuFrom) return row.focus({ preventScroll: true });
    this.#menuFrom = undefined;
    if (!this.#rows[at]) return;
    this.#active = this.#rows[at].key;
    if (at === this.#activeAt) return;
    this.#activeAt = at;
    this.#host.requestUpdate();
  };

  readonly #useChanged = ({ type, currentTarget, relatedTarget }: FocusEvent | PointerEvent): void => {
    if (type !== 'focusout') this.#isPointed = type === 'pointerenter';
    // Not who goes on to another row.
    if (type !== 'pointerenter' && !(currentTarget as Element).contains(relatedTarget as Node | null)) this.#deeds.left();
  };

  readonly #keydown = (event: KeyboardEvent): void => {
    const target = event.target as Element, element = target.closest<HTMLElement>('[role="row"]');
    // A key that has opened a menu has done enough.
    if (!element || event.defaultPrevented) return;
    const at = placeIn(element), rows = this.#rows, list = element.closest('[part="list"]')!;
    if (target === element && !event.ctrlKey && !event.metaKey && !event.altKey && this.#typing.isLetter(event.key, event.timeStamp)) {
      event.preventDefault();
      const found = this.#typing.find(event.key, rows, at, event.timeStamp);
      if (found !== undefined) this.focus(found);
      return;
    }
    const command = commandOf(event, { rows, at, onRow: target === element, page: pageOf(this.#measures.scroll), isRtl: getComputedStyle(list).direction === 'rtl' });
    if (!command) return;
    event.preventDefault();
    if (command.type === 'go') this.focus(command.to);
    else if (command.type === 'step') step(element, command.by);
    else if (command.type === 'undo') this.#deeds.undo();
    else this.#do(command.type, element);
  };

  readonly #click = (event: MouseEvent): void => {
    const target = event.target as Element, element = target.closest<HTMLElement>('[role="row"]');
    // The icon opens its menu by itself.
    if (!element || target.localName === 'presence-icon') return;
    if (target.closest('[part~="edit"]')) this.#do('edit', element);
    else if (target.closest('[part~="remove"]')) this.#do('remove', element);
    else if (!target.closest('.deeds')) this.#do('press', element);
  };

  #do(deed: 'open' | 'close' | 'press' | 'edit' | 'remove', element: HTMLElement): void {
    const row = this.#rows[placeIn(element)];
    if (!row) return;
    if (!row.entry) return this.#deeds.toggle(row);
    if (deed === 'edit' || deed === 'remove') return this.#deeds[deed](row);
    this.#menuFrom = element;
    element.querySelector<HTMLElement>('presence-icon')?.click();
  }
}

const placeIn = (row: Element): number => Number(row.getAttribute('aria-rowindex')) - 1;

/** Not `:focus`, which in some browsers matches nothing in a window that somebody else is in front of. */
const focusedIn = (element: Element): Element | null => (element.getRootNode() as Partial<ShadowRoot>).activeElement ?? null;

const hasFocus = (list: Element | null): boolean => !!list?.contains(focusedIn(list));

/** To the next of what can be pressed in a row, or back to the row itself. */
function step(row: HTMLElement, by: 1 | -1): void {
  const stops = [row, ...row.querySelectorAll<HTMLElement>('presence-icon, button')];
  stops[stops.findIndex(stop => stop === focusedIn(row)) + by]?.focus();
}
