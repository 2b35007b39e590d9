import type { Presence } from '@presence-elements/core';
import { line } from '../overlay/line.js';
import { moveFocus } from './move-focus.js';

/** An item of the menu: it runs something, else it is a link; the host may add its own. */
export interface Entry {
  readonly id: string;
  readonly label: string;
  readonly href?: string | undefined;
  readonly run?: ((presence: Presence | undefined) => unknown) | undefined;
}

/**
 * The items of the menu. Those that lead somewhere are links, so that the browser finds the right application
 * and leaves no dead tab behind.
 */
export class MenuList {
  readonly element: HTMLElement = document.createElement('div');
  #entries: readonly Entry[] = [];
  #drawn = '';

  constructor(choose: (entry: Entry, event: Event) => void) {
    this.element.role = 'menu';
    this.element.addEventListener('keydown', event => this.#onKey(event));
    this.element.addEventListener('click', event => {
      // What stands around the menu in the page was not clicked.
      event.stopPropagation();
      const entry = this.#entries[this.#items.indexOf(event.target as HTMLElement)];
      if (entry) choose(entry, event);
    });
  }

  get #items(): HTMLElement[] {
    return [...this.element.children] as HTMLElement[];
  }

  /** Leaves the items, and the focus with them, in peace where nothing has changed. */
  draw(name: string, entries: readonly Entry[], none: string): void {
    this.element.ariaLabel = name;
    const drawn = JSON.stringify([entries, none]);
    const { activeElement } = this.element.getRootNode() as ShadowRoot;
    const focused = this.#entries[this.#items.indexOf(activeElement as HTMLElement)]?.id;
    this.#entries = entries;
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const hadFocus = this.element.contains(activeElement);
    // The button promised a menu: one that says why it is empty can be focused and read, one that does not open seems broken.
    this.element.replaceChildren(...(entries.length ? entries.map(itemOf) : [emptyItem(none)]));
    // What was about to be chosen keeps the focus, wherever it stands now.
    if (hadFocus) (this.#items[entries.findIndex(({ id }) => id === focused)] ?? this.#items[0])?.focus({ preventScroll: true });
  }

  focus(fromEnd = false): void {
    this.#items.at(fromEnd ? -1 : 0)?.focus({ preventScroll: true });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== 'Enter' && event.key !== ' ') return moveFocus(this.#items, event);
    event.preventDefault();
    (event.target as HTMLElement).click();
  }
}

function itemOf({ label, href }: Entry): HTMLElement {
  const item = line('item', label, 'a') as HTMLAnchorElement;
  item.role = 'menuitem';
  item.tabIndex = -1;
  if (href) item.href = href;
  if (item.protocol === 'https:' && item.origin !== location.origin) item.target = '_blank';
  item.rel = 'noopener noreferrer';
  return item;
}

function emptyItem(text: string): HTMLElement {
  const item = itemOf({ id: '', label: text });
  item.ariaDisabled = 'true';
  return item;
}
