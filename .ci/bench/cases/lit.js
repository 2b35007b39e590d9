// The least Lit element that shows a state: one property, one inner node.
import { LitElement, css, html } from 'lit';

class LeastElement extends LitElement {
  static styles = css`
    :host { display: inline-block; inline-size: 24px; block-size: 24px; }
    span { display: block; inline-size: 12px; block-size: 12px; border-radius: 50%; background: #616161; }
    .online { background: #107c41; }
    .busy { background: #c4314b; border-radius: 0; }
  `;

  static properties = { state: {} };

  render() {
    return html`<span class=${this.state}></span>`;
  }
}
customElements.define('least-element', LeastElement);

export const create = () => document.createElement('least-element');
export const change = (element, state) => { element.state = state; };
export const drawn = (element, state) => element.renderRoot?.firstElementChild?.className === state;
