import { css, type CSSResult } from '@lit/reactive-element/css-tag.js';

export const statusTooltipStyles: CSSResult = css`
  [part~='box'] {
    padding: 8px 12px;
  }
  [part~='note'] {
    margin-block-start: 2px;
  }
  [part~='detail'] {
    margin-block-start: 2px;
    font-size: 0.8125rem;
    opacity: 0.8;
  }
`;
