import { html, nothing, type TemplateResult } from 'lit';
import { checkbox, checks, idOf, select, textArea, textInput, type Control } from './controls.js';
import { groupView, rowsView, variantView } from './option-groups.js';
import { explained } from './option-hint.js';
import type { OptionsView, Shown } from './option-shown.js';
import type { Field } from './options/field.js';
import type { Words } from './words.js';

/** One option of an agent, with the title and the description that the agent gives it. */
export function optionView(shown: Shown, view: OptionsView): TemplateResult | typeof nothing {
  const { field, steps, path } = shown, { words, edit } = view;
  const control: Control = {
    id: idOf(path),
    label: labelOf(field, words),
    hint: explained(field, words),
    mistakes: view.mistakes.get(path),
    required: field.required ? words.providers.required : undefined,
  };
  const set = (change: object): void => edit(steps, now => ({ ...now, ...change }), path);
  switch (field.kind) {
    case 'constant': return nothing;
    case 'group': return groupView({ ...shown, field }, view, control, optionView);
    case 'rows': return rowsView({ ...shown, field }, view, control, optionView);
    case 'variant': return variantView({ ...shown, field }, view, control, optionView);
    case 'flag': return checkbox(control, field.checked, checked => set({ checked }));
    case 'checks': return checks(control, titled(field.options), field.chosen, chosen => set({ chosen }));
    case 'choice': return select(control, [...(field.required && field.chosen >= 0 ? [] : [{ value: -1, title: words.providers.notSet }]), ...titled(field.options)], field.chosen, chosen => set({ chosen }));
    case 'lines': return textArea(control, field.text, text => set({ text }));
    default: {
      const draw = field.kind === 'json' ? textArea : textInput;
      return draw(control, field.text, text => set({ text }), field.kind === 'number' ? 'numeric' : 'text');
    }
  }
}

function labelOf({ kind, title }: Field, { providers }: Words): unknown {
  if (!title) return providers.otherOptions;
  return html`<bdi lang="en">${title}</bdi>${kind === 'secret' ? ` – ${providers.variable}` : ''}`;
}

/** Options by their place, since their values may be anything. */
const titled = (options: readonly { readonly title: string }[]): readonly { readonly value: number; readonly title: string }[] => options.map(({ title }, value) => ({ value, title }));
