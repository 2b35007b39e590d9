import { css, type CSSResultGroup } from 'lit';
import { formStyles } from './form.styles.js';

const frame = css`
  :host {
    --_accent: var(--presence-accent, light-dark(#0b57d0, #a8c7fa));
    --_line: light-dark(#75757f, #8e9099);
    --_faint: light-dark(#d0d0d7, #4a4c52);
    --_soft: light-dark(#00000014, #ffffff24);
    --_wrong: light-dark(#b3261e, #ffb4ab);
    display: block;
    max-inline-size: 60rem;
    color: var(--presence-text, light-dark(#1f2328, #f0f1f3));
    font-size: 0.875rem;
    line-height: 1.45;
    overflow-wrap: anywhere;
  }
  :host([hidden]) { display: none; }
  *, ::before, ::after { box-sizing: border-box; }
  [hidden] { display: none !important; }
  button, input, select, textarea { font: inherit; color: inherit; margin: 0; }
  h3 { margin: 24px 0 8px; font-size: 1rem; line-height: 1.3; }
  h3:focus, fieldset:focus, details:focus { outline: none; }
  p { margin: 4px 0 0; }
  ul { margin: 0; padding: 0; list-style: none; }
  :focus-visible { outline: 2px solid var(--presence-focus-color, light-dark(#0b57d0, #a8c7fa)); outline-offset: 2px; }
  .hint { color: light-dark(#55585f, #b4b7bf); font-size: 0.8125rem; }
  .failed, [part='trouble'], [part='mistake'] { color: var(--_wrong); }
  /* Said, not seen: what it says is seen where it happened. */
  [part='status'] { position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  [part~='button'] { min-block-size: 32px; padding: 4px 12px; border: 1px solid var(--_line); border-radius: 16px; background: none; cursor: pointer; }
  [part~='button']:hover { background: var(--_soft); }
  [part~='button'][aria-disabled] { opacity: 0.7; cursor: progress; }
  [part~='save'], [part~='save']:hover, [part~='add'], [part~='add']:hover { border-color: transparent; background: var(--_accent); color: light-dark(#fff, #0b1d3a); }
  [part~='save']:hover, [part~='add']:hover { filter: brightness(1.1); }
  [part~='remove'] { border-color: currentColor; color: var(--_wrong); }
  .actions { display: flex; flex-wrap: wrap; gap: 8px; margin-block-start: 12px; }
`;

const list = css`
  [part='federation'] { padding-block-end: 12px; border-block-end: 1px solid var(--_faint); }
  [part='provider'] { margin-block-start: 8px; padding: 12px 16px; border: 1px solid var(--_faint); border-radius: 8px; }
  .head { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; }
  .head .switch { margin-inline-start: auto; }
  [part='name'] { font-size: 1rem; font-weight: 600; }
  [part='state'], [part='fixed'] { padding: 1px 8px; border: 1px solid var(--_line); border-radius: 4px; font-size: 0.8125rem; }
  [part='state'].allowed, [part='state'].active { border-color: light-dark(#107c41, #6ccb8b); color: light-dark(#0b6534, #6ccb8b); }
  [part='state'].blocked { border-color: var(--_wrong); color: var(--_wrong); }
  [part='fixed'] { border-style: dashed; }
  [part='route'] { display: inline-block; margin-inline-end: 4px; padding: 0 6px; border-radius: 4px; background: var(--_soft); font-family: ui-monospace, monospace; font-size: 0.8125rem; }
  .switch { display: inline-flex; align-items: center; gap: 8px; min-block-size: 32px; cursor: pointer; }
  [part='switch'] {
    appearance: none;
    flex: none;
    display: flex;
    inline-size: 40px;
    block-size: 24px;
    padding: 3px;
    border: 1px solid var(--_line);
    border-radius: 12px;
    background: none;
    cursor: pointer;
  }
  [part='switch']::before { content: ''; inline-size: 16px; block-size: 16px; border-radius: 50%; background: var(--_line); }
  [part='switch']:checked { justify-content: end; border-color: var(--_accent); background: var(--_accent); }
  [part='switch']:checked::before { background: light-dark(#fff, #0b1d3a); }
  [aria-busy='true'] > .head [part='switch'], [part='federation'][aria-busy='true'] [part='switch'] { opacity: 0.6; cursor: progress; }
  .confirm { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-block-start: 12px; }
  .confirm p { margin: 0; font-weight: 600; }
  [part='removed'] li { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-block-start: 8px; padding: 8px 12px; border-radius: 8px; background: var(--_soft); }
  [part='removed'] span { margin-inline-end: auto; }
  [part='trouble'] { padding-block: 4px; }
`;

const environment = css`
  @media (forced-colors: active) {
    [part~='save'], [part~='save']:hover, [part~='add'], [part~='add']:hover { border-color: ButtonText; background: ButtonFace; color: ButtonText; }
    [part='switch'] { forced-color-adjust: none; border-color: ButtonText; background: ButtonFace; }
    [part='switch']::before { background: ButtonText; }
    [part='switch']:checked { border-color: Highlight; background: Highlight; }
    [part='switch']:checked::before { background: HighlightText; }
    [part='route'], [part='removed'] li { border: 1px solid CanvasText; }
    :focus-visible { outline-color: Highlight; }
  }
  @media (prefers-reduced-motion: no-preference) {
    [part='switch'] { transition: background 0.12s; }
  }
`;

export const styles: CSSResultGroup = [frame, list, formStyles, environment];
