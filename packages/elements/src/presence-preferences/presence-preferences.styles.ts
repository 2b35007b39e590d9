import { css, type CSSResultGroup } from 'lit';
import { glyph } from '../internal/glyph.styles.js';

const frame = css`
  :host {
    --_accent: var(--presence-accent, light-dark(#0b57d0, #a8c7fa));
    --_line: light-dark(#75757f, #8e9099);
    --_soft: light-dark(#00000014, #ffffff24);
    --_wrong: light-dark(#b3261e, #ffb4ab);
    --_size: 12px;
    display: block;
    max-inline-size: 40rem;
    font-size: 0.875rem;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  :host([hidden]) { display: none; }
  *, ::before, ::after { box-sizing: border-box; }
  [hidden] { display: none !important; }
  button, input, select { font: inherit; color: inherit; margin: 0; }
  :focus-visible { outline: 2px solid var(--presence-focus-color, light-dark(#0b57d0, #a8c7fa)); outline-offset: 2px; }
  p { margin: 0; }
  /* Not wider than the page, however long the words of a choice are. */
  section, form, fieldset, [role='group'] { display: grid; grid-template-columns: minmax(0, 1fr); }
  section, form { gap: 20px; }
  .hint { font-size: 0.8125rem; opacity: 0.85; }
  .failed, [part='problem'], [part='mistake'] { color: var(--_wrong); }
  [part='problem'].none, [part='mistake']:empty { display: none; }
  /* Takes no room, but is there: what is not drawn is not said when it fills. */
  [part='status']:empty, [part='preview'].none { position: absolute; }
`;

const fields = css`
  fieldset, [role='group'] { gap: 8px; min-inline-size: 0; margin: 0; padding: 0; border: 0; }
  /* WebKit lets neither long titles nor long choices break by itself. */
  legend { max-inline-size: 100%; }
  /* Chromium breaks the choice, and makes room for that only so; Firefox does not break it at all. */
  select { white-space: normal; field-sizing: content; text-overflow: ellipsis; }
  legend, .legend { padding: 0; margin-block-end: 4px; font-size: 1rem; font-weight: 600; }
  .legend { margin: 0; }
  .field { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; }
  .field label { flex: 1 1 10rem; }
  .field input, select {
    flex: 2 1 14rem;
    min-inline-size: 0;
    max-inline-size: 100%;
    min-block-size: 36px;
    padding: 4px 8px;
    border: 1px solid var(--_line);
    border-radius: 6px;
    background: light-dark(#fff, #1e1f22);
  }
  [aria-invalid] { border-color: var(--_wrong) !important; box-shadow: inset 0 0 0 1px var(--_wrong); }
  ::placeholder { color: inherit; opacity: 0.7; }
  .check { display: flex; align-items: center; gap: 8px; min-block-size: 32px; cursor: pointer; }
  .check input { flex: none; inline-size: 18px; block-size: 18px; accent-color: var(--_accent); }
  [part='preview'] { display: flex; align-items: center; gap: 8px; }
  [part='glyph'] { flex: none; }
  ul { display: grid; gap: 2px; margin: 0; padding: 0; list-style: none; }
  [part='entry'] { display: flex; align-items: center; justify-content: space-between; gap: 12px; min-block-size: 36px; }
  [part='entry'] > :first-child { flex: 1; min-inline-size: 0; }
  [part='outcome'] { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; }
  form.add { gap: 4px; }
`;

const buttons = css`
  .actions { display: flex; flex-wrap: wrap; justify-content: end; gap: 8px; }
  [part~='button'] {
    display: inline-block;
    flex: none;
    min-block-size: 32px;
    max-inline-size: 100%;
    padding: 4px 16px;
    border: 1px solid var(--_line);
    border-radius: 16px;
    background: none;
    color: inherit;
    text-decoration: none;
    cursor: pointer;
  }
  [part~='button']:hover { background: var(--_soft); }
  [part~='enterprise'], [part~='retry'] { justify-self: start; }
  [part~='save'], [part~='save']:hover { border-color: transparent; background: var(--_accent); color: light-dark(#fff, #0b1d3a); }
  [part~='save']:hover { filter: brightness(1.1); }
  [aria-disabled='true'] { opacity: 0.7; cursor: progress; }
  @media (forced-colors: active) {
    [part~='save'], [part~='save']:hover { border-color: ButtonText; background: ButtonFace; color: ButtonText; }
    [aria-invalid] { border-style: dashed; }
    :focus-visible { outline-color: Highlight; }
  }
`;

export const styles: CSSResultGroup = [glyph, frame, fields, buttons];
