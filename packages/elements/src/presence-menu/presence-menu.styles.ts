import { css, type CSSResult } from '@lit/reactive-element/css-tag.js';

export const presenceMenuStyles: CSSResult = css`
  [part~='box'] {
    min-inline-size: 11rem;
    padding: 4px;
  }
  [part~='status'] {
    padding: 6px 10px 8px;
    margin-block-end: 4px;
    border-block-end: 1px solid light-dark(#0002, #fff3);
  }
  [part~='item'] {
    box-sizing: border-box;
    min-block-size: 32px;
    padding: 6px 10px;
    border-radius: 5px;
    color: inherit;
    text-decoration: none;
    cursor: pointer;
    outline: none;
  }
  [part~='item']:is(:hover, :focus) {
    background: light-dark(#0000000f, #ffffff1a);
  }
  [part~='item']:focus-visible {
    outline: 2px solid var(--presence-focus-color, light-dark(#0b57d0, #a8c7fa));
    outline-offset: -2px;
  }
  [part~='item'][aria-disabled] {
    opacity: 0.7;
    cursor: default;
  }
  @media (forced-colors: active) {
    [part~='item'] {
      color: CanvasText;
      outline-color: Highlight;
    }
  }
`;
