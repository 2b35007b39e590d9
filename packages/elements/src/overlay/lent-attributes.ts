/** Attributes put on somebody else's element: never over the author's own, and taken back when they are no longer needed. */
export class LentAttributes {
  #borrower: Element | undefined;
  readonly #lent = new Map<string, string>();

  lend(borrower: Element, name: string, value: string): void {
    if (borrower !== this.#borrower) this.takeBack();
    this.#borrower = borrower;
    const present = borrower.getAttribute(name);
    if (present !== null && present !== this.#lent.get(name)) return;
    if (present !== value) borrower.setAttribute(name, value);
    this.#lent.set(name, value);
  }

  takeBack(): void {
    for (const [name, value] of this.#lent) {
      if (this.#borrower?.getAttribute(name) === value) this.#borrower.removeAttribute(name);
    }
    this.#lent.clear();
  }
}
