import { LitElement, html, type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { parseAddress, type MyPreferences, type PreferencesChange, type PresenceAccount, type PresenceView } from '@presence-elements/core';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import { PresenceWatch } from '../controllers/presence-watch.js';
import type { ListName } from '../i18n/preferences-messages.js';
import { leaveMessages, redrawWithMessages } from '../i18n/redraw.js';
import { define } from '../internal/define.js';
import { AfterPress } from './after-press.js';
import { DeskController } from './desk-controller.js';
import { form } from './form.js';
import { ListEditor } from './list-editor.js';
import { list } from './list.js';
import { hasFailed, outcomeWords } from './outcome.js';
import { PreferencesForm } from './preferences-form.js';
import { PresencePreferencesChangeEvent } from './presence-preferences-change-event.js';
import { styles } from './presence-preferences.styles.js';
import { signIns } from './sign-ins.js';
import { trouble, waiting } from './trouble.js';
import { preferencesWords, type Words } from './words.js';

/**
 * What I prefer: the IM address that stands in for my enterprise presence, who may see what of me, and whom I allow and block.
 *
 * What was typed stays until it is saved or cancelled, whatever fails and whoever changes what is kept meanwhile.
 * The two lists are changed at once, and each change of them can be undone.
 *
 * @element presence-preferences
 * @fires {PresencePreferencesChangeEvent} presence-preferences-change - Something is about to be changed: `change`; cancelable.
 * @csspart status - What became of saving, or why nothing can be shown.
 * @csspart problem - Why what is shown may be out of date.
 * @csspart preview - What is seen at the IM address.
 * @csspart glyph - The shape of an availability.
 * @csspart mistake - What is wrong in a field.
 * @csspart sign-ins - The networks that I sign in to.
 * @csspart list - One of the two lists.
 * @csspart entry - One line of a list.
 * @csspart outcome - What became of the last change of a list.
 * @csspart button - All buttons, and the links that look like some.
 * @csspart save - The button that saves.
 * @csspart enterprise - The button that goes back to the enterprise presence.
 * @csspart credentials - The button or link to a network's sign-in.
 * @csspart add - The button that adds to a list.
 * @csspart remove - The button that takes from a list.
 * @csspart undo - The button that undoes the last change of a list.
 * @csspart retry - The button that tries again.
 * @cssprop [--presence-accent] - Colour of the button that saves, and of what is chosen.
 * @cssprop [--presence-focus-color] - Colour of the focus ring.
 * @cssprop [--presence-color-online] - Colour of the shape.
 * @cssprop [--presence-color-away] - Colour of the shape.
 * @cssprop [--presence-color-busy] - Colour of the shape.
 * @cssprop [--presence-color-dnd] - Colour of the shape.
 * @cssprop [--presence-color-offline] - Colour of the shape.
 * @cssprop [--presence-color-unknown] - Colour of the shape.
 */
export class PresencePreferences extends LitElement {
  /** Registers the tag; one that is taken is left alone. */
  static define(tag: string = 'presence-preferences'): void {
    define(tag, this);
  }

  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    address: {},
    account: { attribute: false },
    registry: { attribute: false },
  };

  /** My own address on the portal: what the page shows of it is asked for anew after a change; without it, everything shown is. Another one is somebody else, who sees nothing of what was typed. */
  declare address: string;
  /** The host's own account, instead of the one that the registry's agents keep. */
  declare account: PresenceAccount | undefined;
  /** A registry of the host's own, instead of the one around the element. */
  declare registry: PresenceView | undefined;

  readonly #desk: DeskController = new DeskController(this);
  readonly #form: PreferencesForm = new PreferencesForm(change => this.write(change), () => this.requestUpdate());
  readonly #lists: Readonly<Record<ListName, ListEditor>> = { allow: this.#editor('allow'), block: this.#editor('block') };
  readonly #seen: PresenceWatch = new PresenceWatch(() => this.requestUpdate());
  readonly #focus: FocusKeeper = new FocusKeeper(this);
  readonly #press: AfterPress = new AfterPress(this);
  /** The last address that was known. */
  #whose = '';
  #isRetried = false;

  constructor() {
    super();
    this.address = '';
  }

  /** What is kept, as far as it is known. */
  get preferences(): MyPreferences | undefined {
    return this.#desk.kept;
  }

  /**
   * Changes what is named, as the form does: fires `presence-preferences-change` first, and answers what is kept
   * afterwards; undefined where the page took it over. Rejects with a `SettingsError` or a `PresenceError`.
   */
  async write(change: PreferencesChange): Promise<MyPreferences | undefined> {
    return this.dispatchEvent(new PresencePreferencesChangeEvent(change)) ? this.#desk.write(change) : undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    redrawWithMessages(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    leaveMessages(this);
    this.#seen.follow(undefined, [], false);
  }

  protected override willUpdate(): void {
    const whose = this.address.trim();
    if (!whose || whose === this.#whose) return;
    // Somebody else's address: what was typed before is not for whoever is here now, not to see and not to save.
    if (this.#whose) for (const each of [this.#form, ...this.#editors]) each.forget();
    this.#whose = whose;
  }

  protected override update(changed: PropertyValues): void {
    if (!this.#desk.kept) for (const each of this.#editors) each.leave();
    const looked = this.#looked;
    this.#seen.follow(this.#desk.view, looked ? [looked] : [], this.isConnected);
    super.update(changed);
  }

  protected override render(): TemplateResult {
    const words = preferencesWords(this), { kept, problem, isLoading } = this.#desk;
    const model = { words, problem, isLoading, retry: this.#retry };
    return html`
      <section aria-label=${words.preferences.title} tabindex="-1">
        ${kept ? html`${trouble(model)} ${this.#fields(kept, words)} ${this.#list('allow', kept, words)} ${this.#list('block', kept, words)}` : waiting(model)}
      </section>`;
  }

  protected override updated(): void {
    if (!this.#isRetried || this.#desk.isLoading) return;
    this.#isRetried = false;
    this.#focus.go(this.preferences ? '#address' : '[part~="retry"]');
  }

  /** The address at which the form looks; empty where there is none, or a wrong one. */
  get #looked(): string {
    const { kept } = this.#desk;
    return (kept && parseAddress(this.#form.looked ?? kept.address)?.text) ?? '';
  }

  get #editors(): readonly ListEditor[] {
    return Object.values(this.#lists);
  }

  #fields(kept: MyPreferences, words: Words): TemplateResult {
    const desk = this.#desk, model = this.#form, { outcome } = model;
    return form({
      words, kept,
      mistakes: model.mistakes,
      values: model.values(kept),
      seen: this.#looked ? this.#seen.presence : null,
      isNew: model.looked !== undefined,
      saving: model.saving,
      status: outcomeWords(outcome, words),
      failed: hasFailed(outcome),
      signIns: signIns({ words, signIns: kept.signIns, handles: () => !!desk.view?.handles('credentials'), perform: () => void this.#signIn(), mayLeave: () => model.mayLeave(kept, this.#editors.map(({ text }) => text)), leave: () => desk.leave() }),
      edit: change => model.edit(change),
      look: () => this.#press.run(() => model.look()),
      save: () => void this.#focus.when(model.save(kept), () => ({ wrong: hasFailed(model.outcome) ? 'form:not(.add) [aria-invalid]' : '' })),
      cancel: () => model.forget(),
      useEnterprise: () => void this.#focus.when(model.useEnterprise(kept), () => ({ gone: this.preferences?.address ? '' : '#address' })),
    });
  }

  #list(name: ListName, kept: MyPreferences, words: Words): TemplateResult {
    const editor = this.#lists[name], entry = `#${name}-entry`, next = () => ({ gone: editor.outcome?.kind === 'removed' ? `#${name} [part~="undo"]` : entry });
    return html`<div id=${name}>${list({
      words, editor,
      entries: kept[name],
      blocked: name === 'allow' ? kept.block : undefined,
      add: () => void this.#focus.when(editor.add(), () => (editor.mistake ? { wrong: entry } : { gone: entry })),
      remove: which => void this.#focus.when(editor.remove(which), next),
      undo: () => void this.#focus.when(editor.undo(), next),
    })}</div>`;
  }

  #editor(name: ListName): ListEditor {
    return new ListEditor(name, { read: () => this.#desk.latest(), send: change => this.write(change) }, () => this.requestUpdate());
  }

  readonly #retry = (): void => {
    this.#isRetried = true;
    this.#desk.again();
  };

  readonly #signIn = async (): Promise<void> => {
    await this.#form.attempt(async () => this.#desk.view?.perform('credentials', this.preferences?.address ?? this.address));
    this.#desk.again();
  };
}
