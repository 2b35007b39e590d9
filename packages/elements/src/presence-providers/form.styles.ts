import { css, type CSSResult } from 'lit';

export const formStyles: CSSResult = css`
  [part='form'] { display: grid; gap: 16px; }
  [part='form'] h3 { margin-block: 0; }
  [part~='field'] { display: grid; gap: 4px; min-inline-size: 0; margin: 0; padding: 0; border: 0; }
  [part~='field'] > label:not(.check), [part~='field'] > legend, summary, [part='options'] > legend { padding: 0; font-weight: 600; }
  [part~='field'] > p { margin: 0; }
  .required { font-weight: 400; }
  input:not([type='checkbox'], [type='radio']), select, textarea {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 36px;
    padding: 6px 8px;
    border: 1px solid var(--_line);
    border-radius: 6px;
    background: var(--presence-surface, light-dark(#fff, #1e1f22));
  }
  /* Else a long title of an agent is as wide in WebKit as it would be in one line. */
  select { white-space: normal; }
  textarea { resize: vertical; font-family: ui-monospace, monospace; }
  [aria-invalid='true'] { border-color: var(--_wrong) !important; outline-color: var(--_wrong); }
  .check { display: flex; align-items: start; gap: 8px; min-block-size: 32px; padding-block: 4px; cursor: pointer; }
  .check input { flex: none; inline-size: 20px; block-size: 20px; accent-color: var(--_accent); }
  .check small { display: block; }
  [part='options'], [part~='group'] { display: grid; gap: 16px; min-inline-size: 0; margin: 0; padding: 12px; border: 1px solid var(--_faint); border-radius: 8px; }
  [part='options'] > legend, fieldset[part~='group'] > legend { padding-inline: 4px; }
  details[part~='group']:not([open]) { padding-block: 4px; }
  details > :not(summary) { margin-block-start: 12px; }
  summary { min-block-size: 28px; padding-block: 4px; cursor: pointer; }
  .row, .variant { display: grid; gap: 16px; min-inline-size: 0; justify-items: stretch; }
  .row { padding-inline-start: 12px; border-inline-start: 2px solid var(--_faint); }
  .row > [part~='button'], [part~='group'] > [part~='button'] { justify-self: start; }
  [part='meanwhile'] { padding: 12px; border: 1px solid var(--_line); border-radius: 8px; background: var(--_soft); }
  [part='meanwhile']:focus { outline: none; }
  [part='meanwhile'] p { margin: 0; }
  [part='meanwhile'] li { margin-block-start: 8px; }
  [part='form'] > .actions { margin: 0; }
  .space { flex: 1; }
`;
