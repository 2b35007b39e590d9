/** What a page may have called by this name long before us. */
customElements.define('presence-icon', class extends HTMLElement {
  connectedCallback() {
    this.textContent = `(${this.getAttribute('label') ?? 'somebody'}, as this page draws it)`;
  }
});
