import { css, type CSSResultGroup } from 'lit';

const frame = css`
  :host {
    --_accent: var(--presence-accent, light-dark(#0b57d0, #a8c7fa));
    --_focus: var(--presence-focus-color, light-dark(#0b57d0, #a8c7fa));
    --_line: light-dark(#75757f, #8e9099);
    --_faint: light-dark(#0002, #fff3);
    --_soft: light-dark(#00000014, #ffffff24);
    --_wrong: light-dark(#b3261e, #ffb4ab);
    --_row: 3rem;
    display: flex;
    flex-direction: column;
    gap: 8px;
    min-inline-size: 0;
    max-block-size: 32rem;
    /* Room for the focus rings. */
    padding: 4px;
    overflow: auto;
    font-size: 0.875rem;
    line-height: 1.4;
  }
  :host([hidden]) { display: none; }
  *, ::before, ::after { box-sizing: border-box; }
  button, input, select, textarea { font: inherit; color: inherit; margin: 0; }
  :focus-visible { outline: 2px solid var(--_focus); outline-offset: 2px; }
  p, h2, ul { margin: 0; padding: 0; }
  h2 { font-size: 1em; font-weight: 600; }
  small { font-size: 0.8125rem; }
  ul { list-style: none; }
  .failed, .full { color: var(--_wrong); }
  .nothing { padding: 16px 8px; text-align: center; }
  .head, .notices, .toolbar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
  .head [part='count'] { flex: 1; font-weight: 600; }
  .full { flex-basis: 100%; }
  .notices p { min-inline-size: 0; overflow-wrap: anywhere; }
  /* What is said politely is there before it is said, and takes no room until then. */
  .silent { position: absolute; }
  .found:empty { position: absolute; }
  [part='search'] { flex: 1 1 10rem; min-inline-size: 0; }
  [part='search'], [part='select'] { min-block-size: 32px; padding: 4px 8px; border: 1px solid var(--_line); border-radius: 6px; background: light-dark(#fff, #1e1f22); }
  [part='select'] { min-inline-size: 0; max-inline-size: 14rem; }
  .sort { display: flex; align-items: center; gap: 8px; }
  #order { font-size: 0.8125rem; }
  #order:empty { display: none; }
  ::placeholder { color: inherit; opacity: 0.7; }
  [part~='button'] {
    flex: none;
    min-inline-size: 32px;
    min-block-size: 32px;
    padding: 4px 12px;
    border: 1px solid var(--_line);
    border-radius: 16px;
    background: none;
    cursor: pointer;
  }
  [part~='button']:hover { background: var(--_soft); }
  [part~='button'][aria-disabled] { opacity: 0.7; cursor: progress; }
  [part='requests'] { flex: none; display: grid; gap: 4px; padding: 8px; border: 1px solid var(--_faint); border-radius: 8px; }
  /* Where there is little room the words above it take several lines: they were in its height, and the buttons cut. (Padded for the focus rings.) */
  [part='requests'] ul { max-block-size: 11rem; margin: -4px; padding: 4px; overflow: auto; }
  [part='request'] { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding-block: 4px; }
  [part='request'] .who { flex: 1 1 8rem; }
`;

const list = css`
  [part='list'] {
    /* A page that is written from top to bottom has lists that are not. */
    writing-mode: horizontal-tb;
    flex: 0 1 auto;
    min-block-size: min(8rem, var(--_row));
    overflow: hidden auto;
    overflow-anchor: none;
    contain: content;
    border: 1px solid var(--_faint);
    border-radius: 8px;
  }
  .rows { position: relative; block-size: calc(var(--_count) * var(--_row)); }
  [role='row'] {
    position: absolute;
    inset-block-start: calc(var(--_at) * var(--_row));
    inset-inline: 0;
    display: flex;
    align-items: center;
    gap: 4px;
    block-size: var(--_row);
    padding-inline: 12px 8px;
    overflow: hidden;
    contain: strict;
    cursor: pointer;
  }
  [role='row']:hover { background: var(--_soft); }
  [role='row']:focus-visible { outline-offset: -2px; }
  [role='row'][aria-busy] { opacity: 0.6; }
  [part='contact'][aria-level='2'] { padding-inline-start: 28px; }
  [part='contact'] .who { flex: 1; display: grid; grid-template-columns: auto 1fr; align-items: center; column-gap: 8px; min-inline-size: 0; }
  .who > presence-icon { grid-row: span 2; }
  .who > [part] { min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  /* Cut at the end of its own direction, and beginning where the others begin (in Chromium by its older name). */
  [part='name'] > bdi { display: block; overflow: hidden; text-overflow: ellipsis; text-align: -webkit-match-parent; text-align: match-parent; }
  [part='request'] .who > [part] { display: block; white-space: normal; overflow-wrap: anywhere; text-overflow: clip; }
  [part='name'] { font-weight: 600; }
  [part='detail'] { font-size: 0.8125rem; opacity: 0.85; }
  .deeds { flex: none; display: flex; gap: 4px; }
  [part='group'] { font-weight: 600; }
  [part='group'] > div { display: flex; align-items: center; gap: 8px; min-inline-size: 0; }
  [part='group'] bdi { min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  [part='group'] [part='count'] { font-weight: normal; opacity: 0.85; }
  [part='group'] > div::before {
    content: '';
    flex: none;
    inline-size: 6px;
    block-size: 6px;
    border: solid currentColor;
    border-width: 0 1.5px 1.5px 0;
    rotate: -45deg;
  }
  [part='group']:dir(rtl) > div::before { rotate: 135deg; }
  [part='group'][aria-expanded='true'] > div::before { rotate: 45deg; }
  [part~='edit'], [part~='remove'] { display: grid; place-items: center; inline-size: 32px; padding: 0; border-color: transparent; }
  [part~='edit']::before, [part~='remove']::before { content: ''; inline-size: 12px; block-size: 12px; background: currentColor; }
  /* A pencil, and a cross. */
  [part~='edit']::before { clip-path: polygon(0 100%, 0 74%, 62% 12%, 88% 38%, 26% 100%, 0 100%, 68% 6%, 76% 0, 100% 24%, 94% 32%); }
  [part~='remove']::before { clip-path: polygon(8% 0, 50% 42%, 92% 0, 100% 8%, 58% 50%, 100% 92%, 92% 100%, 50% 58%, 8% 100%, 0 92%, 42% 50%, 0 8%); }
`;

const form = css`
  [part='dialog'] {
    inline-size: 24rem;
    max-inline-size: calc(100vw - 16px);
    max-block-size: calc(100dvh - 16px);
    padding: 16px;
    border: 1px solid var(--_faint);
    border-radius: 12px;
    background: var(--presence-surface, light-dark(#fff, #2b2d31));
    color: var(--presence-text, light-dark(#1f2328, #f0f1f3));
    text-align: start;
  }
  form { display: grid; gap: 16px; }
  .address { overflow-wrap: anywhere; }
  .field { display: grid; gap: 4px; }
  .field label, legend { padding: 0; font-weight: 600; }
  fieldset { display: grid; gap: 4px; min-inline-size: 0; margin: 0; padding: 0; border: 0; }
  .groups { max-block-size: 9rem; overflow: auto; }
  [part='choice'] { display: flex; align-items: center; gap: 8px; min-block-size: 28px; overflow-wrap: anywhere; cursor: pointer; }
  input[type='checkbox'] { flex: none; inline-size: 16px; block-size: 16px; accent-color: var(--_accent); }
  textarea, form input:not([type='checkbox']) {
    inline-size: 100%;
    min-block-size: 36px;
    padding: 4px 8px;
    border: 1px solid var(--_line);
    border-radius: 6px;
    background: light-dark(#fff, #1e1f22);
  }
  textarea { resize: vertical; }
  [aria-invalid] { border-color: var(--_wrong) !important; }
  #text-error { overflow-wrap: anywhere; }
  small:empty, [part='status']:empty { position: absolute; }
  .actions { display: flex; flex-wrap: wrap; justify-content: end; gap: 8px; }
  [part~='save'], [part~='save']:hover { border-color: transparent; background: var(--_accent); color: light-dark(#fff, #0b1d3a); }
  [part~='save']:hover { filter: brightness(1.1); }
`;

const environment = css`
  @media (forced-colors: active) {
    :focus-visible { outline-color: Highlight; }
    [part~='edit']::before, [part~='remove']::before { forced-color-adjust: none; background: ButtonText; }
    [part~='save'], [part~='save']:hover { border-color: ButtonText; background: ButtonFace; color: ButtonText; }
    [role='row']:hover { outline: 1px solid; outline-offset: -1px; }
    [role='row']:focus-visible { outline: 2px solid Highlight; outline-offset: -2px; }
  }
  @media (prefers-reduced-motion: no-preference) {
    [part='dialog'] { transition: opacity 0.12s; @starting-style { opacity: 0; } }
  }
`;

export const styles: CSSResultGroup = [frame, list, form, environment];
