import { css, type CSSResult } from '@lit/reactive-element';

/**
 * One node is drawn, by CSS alone: an inline SVG in each icon makes 10,000 changes a hundred times dearer.
 * Each availability has its own shape; colour only repeats it.
 */
export const styles: CSSResult = css`
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
  [part='glyph'] {
    display: block;
    inline-size: var(--_size);
    block-size: var(--_size);
    border-radius: 50%;
    background: currentColor;
    forced-color-adjust: none;
  }
  /* Hollow: nothing is known. Every icon starts so, hence without a mask, which costs. */
  .unknown {
    color: var(--presence-color-unknown, light-dark(#616161, #adadad));
    background: none;
    box-shadow: inset 0 0 0 calc(var(--_size) / 6);
  }
  .online { color: var(--presence-color-online, light-dark(#107c41, #6ccb8b)); }
  /* A ring with a core: still signed in, long inactive. */
  .idle { mask: radial-gradient(closest-side, #000 40%, #0000 45% 68%, #000 72%); }
  /* A crescent. */
  .away {
    color: var(--presence-color-away, light-dark(#8a5a00, #f2c661));
    mask: radial-gradient(circle at 78% 22%, #0000 46%, #000 50%);
  }
  /* A square. */
  .busy {
    color: var(--presence-color-busy, light-dark(#c4314b, #ff8b94));
    border-radius: 18%;
    scale: 0.88;
  }
  /* A disc with a bar. */
  .dnd {
    color: var(--presence-color-dnd, light-dark(#a4262c, #ff7a7a));
    mask: linear-gradient(#000 0 0) center / 60% 20% no-repeat exclude, linear-gradient(#000 0 0);
  }
  /* A disc with a cross. */
  .offline {
    color: var(--presence-color-offline, light-dark(#616161, #adadad));
    mask: linear-gradient(45deg, #000 43%, #0000 43% 57%, #000 57%), linear-gradient(-45deg, #000 43%, #0000 43% 57%, #000 57%);
    mask-composite: intersect;
  }
  /* No longer confirmed: dotted around, whatever the shape. */
  [part='button'].stale { outline: 1px dotted; outline-offset: calc(var(--_slack) + 2px); border-radius: 50%; }
  :host [part='button']:focus-visible {
    outline: 2px solid var(--presence-focus-color, light-dark(#0b57d0, #a8c7fa));
    outline-offset: -1px;
    border-radius: 4px;
  }
  @media (forced-colors: active) {
    :host [part='glyph'] { color: CanvasText; }
    :host [part='button']:focus-visible { outline-color: Highlight; }
  }
`;
