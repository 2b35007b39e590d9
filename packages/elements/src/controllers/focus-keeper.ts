import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Places that take the focus and do nothing with it: whoever was about to press a key must not press another button. */
const PLACES = '[tabindex="-1"]';

/** What is to have the focus: a selector, or a look for it. */
type Find = string | ((root: ParentNode) => HTMLElement | undefined);

interface Next {
  readonly wrong?: Find | undefined;
  readonly gone?: Find | undefined;
}

/**
 * Hands the focus on where drawing takes away what has it: to what has the same id now, else to the nearest place around or
 * before it. Without that, whoever uses the keyboard would begin again at the top of the page.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #focused: HTMLElement | undefined;
  #places: readonly HTMLElement[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Goes there once all is drawn. */
  go(find: Find): void {
    void this.#host.updateComplete.then(() => {
      const root = this.#host.shadowRoot;
      (typeof find === 'string' ? root?.querySelector<HTMLElement>(find) : root && find(root))?.focus();
    });
  }

  /** The same when something has taken its time: whoever is elsewhere in the page by now is not called back. */
  goOn(find: Find): void {
    if (this.#host.shadowRoot?.activeElement || this.#isGone) this.go(find);
  }

  /** When something is done: to what is wrong, else to what comes next where what had the focus is gone. */
  async when(done: Promise<void>, next: () => Next): Promise<void> {
    await done;
    await this.#host.updateComplete;
    const { wrong, gone } = next();
    if (wrong) this.goOn(wrong);
    else if (gone && this.#isGone) this.go(gone);
  }

  get #isGone(): boolean {
    const { activeElement, body } = this.#host.ownerDocument, inside = this.#host.shadowRoot?.activeElement;
    // Some browsers leave the focus on what is hidden; else a place around what is gone holds it.
    return inside ? !inside.checkVisibility() || inside.matches(PLACES) : !activeElement || activeElement === body;
  }

  hostUpdate(): void {
    const root = this.#host.shadowRoot, focused = root?.activeElement;
    this.#focused = focused instanceof HTMLElement ? focused : undefined;
    this.#places = this.#focused ? [...root!.querySelectorAll<HTMLElement>(PLACES)].filter(place => isBefore(place, this.#focused!)).reverse() : [];
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot, focused = this.#focused, places = this.#places;
    this.#focused = undefined;
    this.#places = [];
    if (!root || !focused || root.contains(focused)) return;
    const again = focused.id ? root.getElementById(focused.id) : null;
    (again ?? places.find(place => root.contains(place)))?.focus();
  }
}

const isBefore = (place: Node, node: Node): boolean => (place.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
