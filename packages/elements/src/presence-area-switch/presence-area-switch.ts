/* eslint lit-a11y/role-has-required-aria-attrs: off -- a native checkbox says by itself whether it is checked (ARIA in HTML §4) */
import { LitElement, html, nothing, type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Area, PresenceAccount, PresenceView } from '@presence-elements/core';
import { AccountController } from '../controllers/account-controller.js';
import { leaveMessages, redrawWithMessages } from '../i18n/redraw.js';
import { define } from '../internal/define.js';
import { preferencesWords, reasonOf, type Words } from '../presence-preferences/words.js';
import { AreaKeeper } from './area-keeper.js';
import { PresenceAreaChangeEvent } from './presence-area-change-event.js';
import { styles } from './presence-area-switch.styles.js';

/**
 * Lets the moderators of an area of a portal switch presence on and off there: see `presence-scope area`.
 *
 * For anybody else there is nothing to see. It also works inside of the area that is switched off.
 *
 * @element presence-area-switch
 * @fires {PresenceAreaChangeEvent} presence-area-change - Presence is about to be switched: `area`, `enabled`; cancelable.
 * @csspart label - The switch with its name.
 * @csspart switch - The switch.
 * @csspart status - What became of switching.
 * @cssprop [--presence-accent] - Colour of the switch.
 * @cssprop [--presence-focus-color] - Colour of the focus ring.
 */
export class PresenceAreaSwitch extends LitElement {
  /** Registers the tag; one that is taken is left alone. */
  static define(tag: string = 'presence-area-switch'): void {
    define(tag, this);
  }

  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    area: {},
    account: { attribute: false },
    registry: { attribute: false },
  };

  /** Which area. */
  declare area: string;
  /** The host's own account, instead of the one that the registry's agents keep. */
  declare account: PresenceAccount | undefined;
  /** A registry of the host's own, instead of the one around the element. */
  declare registry: PresenceView | undefined;

  readonly #accounts: AccountController = new AccountController(this, 'areas');
  readonly #keeper: AreaKeeper = new AreaKeeper(() => this.requestUpdate());

  constructor() {
    super();
    this.area = '';
  }

  /** Is presence switched on there? Undefined while that is not known. */
  get enabled(): boolean | undefined {
    return this.#keeper.kept?.enabled;
  }

  /**
   * Switches it, as the control does: fires `presence-area-change` first, and answers what is kept afterwards; undefined
   * where the page took it over. Rejects with `PresenceError`.
   */
  async write(enabled: boolean): Promise<Area | undefined> {
    return this.dispatchEvent(new PresenceAreaChangeEvent(this.area, enabled)) ? this.#keeper.write(enabled) : undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    redrawWithMessages(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    leaveMessages(this);
    this.#keeper.stop();
  }

  protected override update(changed: PropertyValues): void {
    if (this.isConnected) this.#keeper.follow(this.#accounts.account?.areas, this.area);
    super.update(changed);
  }

  protected override render(): TemplateResult | typeof nothing {
    const words = preferencesWords(this), { kept, wanted, outcome } = this.#keeper;
    if (!kept?.moderated) return nothing;
    return html`
      <label part="label">
        <input part="switch" type="checkbox" role="switch" .checked=${live(wanted ?? kept.enabled)} aria-describedby="status" @change=${this.#change}>
        <span>${words.preferences.area}</span>
      </label>
      <p part="status" id="status" role="status" class=${outcome && outcome !== 'saved' ? 'failed' : ''}>${this.#status(words)}</p>`;
  }

  #status({ preferences, ...words }: Words): string {
    const { wanted, outcome } = this.#keeper;
    if (wanted !== undefined) return preferences.saving;
    if (!outcome) return '';
    return outcome === 'saved' ? preferences.saved : preferences.failed(reasonOf(outcome, { preferences, ...words }));
  }

  readonly #change = (event: Event): void => {
    const { checked } = event.target as HTMLInputElement;
    // A failure is shown by now, and the switch is as it was.
    this.write(checked).catch(() => undefined).finally(() => this.requestUpdate());
  };
}
