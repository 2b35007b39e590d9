import { css, type CSSResultGroup } from 'lit';
import { glyph } from '../internal/glyph.styles.js';

const frame = css`
  :host {
    --_accent: var(--presence-accent, light-dark(#0b57d0, #a8c7fa));
    --_line: light-dark(#75757f, #8e9099);
    --_soft: light-dark(#00000014, #ffffff24);
    display: inline-block;
    max-inline-size: 100%;
    font-size: 0.875rem;
    line-height: 1.4;
  }
  :host([hidden]) { display: none; }
  *, ::before, ::after { box-sizing: border-box; }
  [hidden] { display: none !important; }
  button, input, select { font: inherit; color: inherit; margin: 0; }
  :focus-visible { outline: 2px solid var(--presence-focus-color, light-dark(#0b57d0, #a8c7fa)); outline-offset: 2px; }
  [part='summary'] {
    display: flex;
    align-items: center;
    gap: 8px;
    max-inline-size: 100%;
    min-block-size: 32px;
    padding: 4px 12px;
    border: 1px solid var(--_line);
    border-radius: 16px;
    background: none;
    cursor: pointer;
  }
  [part='summary']:hover { background: var(--_soft); }
  [part='summary'] span:not([part]) { flex: none; }
  [part='summary']::after {
    content: '';
    flex: none;
    inline-size: 6px;
    block-size: 6px;
    margin-block-start: -3px;
    border: solid currentColor;
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
  }
  [part='note'] { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; opacity: 0.8; }
  [part='problem']:not(:empty) { display: block; margin-block-start: 4px; }
  [part='problem'], .failed { color: light-dark(#b3261e, #ffb4ab); }
`;

const form = css`
  [part='panel'] {
    position: fixed;
    inset: auto;
    inline-size: 20rem;
    max-inline-size: calc(100vw - 16px);
    max-block-size: calc(100dvh - 16px);
    margin: 0;
    padding: 16px;
    overflow: auto;
    border: 1px solid light-dark(#0002, #fff3);
    border-radius: 12px;
    background: var(--presence-surface, light-dark(#fff, #2b2d31));
    color: var(--presence-text, light-dark(#1f2328, #f0f1f3));
    box-shadow: 0 1px 2px #0002, 0 8px 24px #0003;
    text-align: start;
  }
  form { display: grid; gap: 16px; }
  fieldset { min-inline-size: 0; margin: 0; padding: 0; border: 0; }
  legend, #note-label, .expiry label { padding: 0; margin-block-end: 4px; font-weight: 600; }
  #note-label { display: block; }
  [part='choice'] {
    display: grid;
    grid-template-columns: auto auto 1fr;
    align-items: center;
    column-gap: 8px;
    min-block-size: 32px;
    margin-inline: -8px;
    padding: 4px 8px;
    border-radius: 6px;
    cursor: pointer;
  }
  [part='choice']:hover { background: var(--_soft); }
  [part='choice'] small { grid-column: 3; font-size: 0.8125rem; opacity: 0.8; }
  [part='choice']:has(:focus-visible) { outline: 2px solid var(--presence-focus-color, light-dark(#0b57d0, #a8c7fa)); outline-offset: -2px; }
  input[type='radio'] { inline-size: 16px; block-size: 16px; accent-color: var(--_accent); outline: none; }
  .note { display: flex; align-items: center; gap: 8px; }
  #text, #emoji, select { min-block-size: 36px; padding: 4px 8px; border: 1px solid var(--_line); border-radius: 6px; background: light-dark(#fff, #1e1f22); }
  #text { flex: 1; min-inline-size: 0; }
  #emoji { flex: none; inline-size: 44px; padding-inline: 0; text-align: center; }
  [aria-invalid] { border-color: light-dark(#b3261e, #ffb4ab) !important; }
  ::placeholder { color: inherit; opacity: 0.7; }
  .expiry { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; }
  .expiry label { margin: 0; }
  select { flex: 1; min-inline-size: 9rem; }
  p { margin: 4px 0 0; }
  [part='status'] { margin: 0; }
  [part='status']:empty { position: absolute; }
  .actions { display: flex; flex-wrap: wrap; justify-content: end; gap: 8px; }
  [part~='button'] { min-block-size: 32px; padding: 4px 16px; border: 1px solid var(--_line); border-radius: 16px; background: none; cursor: pointer; }
  [part~='button']:hover { background: var(--_soft); }
  [part~='save'], [part~='save']:hover { border-color: transparent; background: var(--_accent); color: light-dark(#fff, #0b1d3a); }
  [part~='save']:hover { filter: brightness(1.1); }
  [part~='save'][aria-disabled] { opacity: 0.7; cursor: progress; }
  [part~='clear'] { flex: none; inline-size: 32px; margin-inline: -4px; padding: 0; border-color: transparent; }
  [part~='clear']::before {
    content: '';
    display: block;
    inline-size: 10px;
    block-size: 10px;
    margin: auto;
    background: linear-gradient(45deg, #0000 43%, currentColor 43% 57%, #0000 57%), linear-gradient(-45deg, #0000 43%, currentColor 43% 57%, #0000 57%);
  }
`;

const shapes = css`
  :host { --_size: 12px; }
  [part='glyph'] { flex: none; }
  /* Half a disc in a ring: as the network sees fit. */
  .auto {
    color: var(--presence-color-unknown, light-dark(#616161, #adadad));
    mask: radial-gradient(closest-side, #0000 70%, #000 74%), linear-gradient(to right, #000 50%, #0000 50%);
    mask-composite: add;
  }
`;

const environment = css`
  @media (forced-colors: active) {
    [part~='save'], [part~='save']:hover { border-color: ButtonText; background: ButtonFace; color: ButtonText; }
    [part~='clear']::before { forced-color-adjust: none; }
    :focus-visible { outline-color: Highlight; }
  }
  @media (prefers-reduced-motion: no-preference) {
    [part='panel'] { transition: opacity 0.12s; @starting-style { opacity: 0; } }
  }
`;

export const styles: CSSResultGroup = [glyph, frame, form, shapes, environment];
