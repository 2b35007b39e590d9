customElements.define('contact-card', class extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: 'closed' });
    const name = document.createElement('span');
    name.id = 'name';
    name.textContent = this.dataset.name;
    const icon = document.createElement('presence-icon');
    icon.setAttribute('address', this.dataset.address);
    icon.setAttribute('label-from', 'name');
    root.append(name, ' ', icon);
  }
});
