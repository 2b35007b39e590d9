import { css, type CSSResultGroup } from '@lit/reactive-element';
import { glyph } from '../internal/glyph.styles.js';

const frame = css`
  :host {
    --_size: var(--presence-icon-size, 0.75rem);
    --_box: max(24px, var(--_size));
    /* The box is there for the finger; a line of text need not grow for it. */
    --_slack: calc((var(--_size) - var(--_box)) / 2);
    display: inline-block;
    inline-size: var(--_box);
    block-size: var(--_box);
    margin-block: var(--_slack);
    vertical-align: middle;
    -webkit-tap-highlight-color: transparent;
  }
  :host([static]) { --_box: var(--_size); }
  :host([hidden]) { display: none; }
  [part='button'] {
    appearance: none;
    display: block;
    margin: 0;
    border: 0;
    border-radius: 4px;
    padding: calc(-1 * var(--_slack));
    background: none;
    color: inherit;
    cursor: inherit;
  }
  /* A finger that rests asks for the tooltip, not for the browser's own menu. */
  button[part='button'] { cursor: pointer; touch-action: manipulation; -webkit-touch-callout: none; }
  /* No longer confirmed: dotted around, whatever the shape. */
  [part='button'].stale { outline: 1px dotted; outline-offset: calc(var(--_slack) + 2px); border-radius: 50%; }
  :host [part='button']:focus-visible {
    outline: 2px solid var(--presence-focus-color, light-dark(#0b57d0, #a8c7fa));
    outline-offset: -1px;
    border-radius: 4px;
  }
  @media (forced-colors: active) {
    :host [part='button']:focus-visible { outline-color: Highlight; }
  }
`;

export const styles: CSSResultGroup = [glyph, frame];
