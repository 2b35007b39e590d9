import { css, type CSSResult } from '@lit/reactive-element';

export const styles: CSSResult = css`
  :host { display: inline-block; }
  :host([hidden]) { display: none; }
  .beside { margin-inline-start: 0.25em; }
`;
