import { css, type CSSResult } from '@lit/reactive-element';

export const styles: CSSResult = css`:host(:not([hidden])) { display: contents }`;
