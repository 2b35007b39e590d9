import { css, type CSSResult } from '@lit/reactive-element/css-tag.js';

export const statusTooltipStyles: CSSResult = css`
  [part~='box'] {
    padding: 8px 12px;
  }
  [part~='note'] {
    margin-block-start: 2px;
    text-align: start;
    white-space: pre-line;
  }
`;
