import { css, type CSSResult } from 'lit';

export const styles: CSSResult = css`
  :host { display: inline-block; font-size: 0.875rem; line-height: 1.4; }
  :host([hidden]) { display: none; }
  [part='label'] { display: flex; align-items: center; gap: 8px; min-block-size: 32px; cursor: pointer; }
  [part='switch'] { flex: none; inline-size: 18px; block-size: 18px; margin: 0; accent-color: var(--presence-accent, light-dark(#0b57d0, #a8c7fa)); }
  :focus-visible { outline: 2px solid var(--presence-focus-color, light-dark(#0b57d0, #a8c7fa)); outline-offset: 2px; }
  [part='status'] { margin: 0; }
  .failed { color: light-dark(#b3261e, #ffb4ab); }
  @media (forced-colors: active) {
    :focus-visible { outline-color: Highlight; }
  }
`;
