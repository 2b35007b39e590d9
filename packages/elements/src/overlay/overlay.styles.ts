import { css, type CSSResult } from '@lit/reactive-element/css-tag.js';

/** The box of the tooltip and of the menu. It stands in a page it knows nothing of: what would be inherited and could harm it is set. */
export const overlayStyles: CSSResult = css`
  :host(:empty) {
    display: contents;
  }
  [part~='box'] {
    box-sizing: border-box;
    position: fixed;
    inset: auto;
    margin: 0;
    max-inline-size: min(20rem, 100vw - 16px);
    max-block-size: min(24rem, 100dvh - 16px);
    overflow: auto;
    border: 1px solid light-dark(#0002, #fff3);
    border-radius: 8px;
    background: var(--presence-surface, light-dark(#fff, #2b2d31));
    color: var(--presence-text, light-dark(#1f2328, #f0f1f3));
    box-shadow: 0 1px 2px #0002, 0 8px 24px #0003;
    font-size: 0.875rem;
    line-height: 1.4;
    font-weight: 400;
    text-align: left;
    text-transform: none;
    white-space: normal;
    overflow-wrap: anywhere;
    pointer-events: auto;
    visibility: visible;
  }
  /* Each line reads in its own direction, and stands on the side where the page begins. */
  [part~='box'][dir='rtl'] {
    text-align: right;
  }
  :where([part~='box'] [part]) {
    display: block;
    unicode-bidi: plaintext;
  }
  [part~='status'] {
    font-weight: 600;
  }
  [part~='detail'] {
    margin-block-start: 2px;
    font-size: 0.8125rem;
    font-weight: 400;
    opacity: 0.8;
  }
  @media (forced-colors: active) {
    [part~='box'] [part] {
      opacity: 1;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    [part~='box'] {
      transition: opacity 0.12s;
      @starting-style {
        opacity: 0;
      }
    }
  }
`;
