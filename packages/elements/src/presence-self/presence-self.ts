import { LitElement, html, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { OwnPresence, Presence, PresenceView } from '@presence-elements/core';
import { formatMoment } from '../i18n/dates.js';
import { onMessages } from '../i18n/localize.js';
import { define } from '../internal/define.js';
import { keepPlaced } from '../overlay/keep-placed.js';
import { draftOf, hasWrongEmoji, ownOf, type Draft } from './draft.js';
import { mineOf, type Mine } from './mine.js';
import { OwnController } from './own-controller.js';
import { panel } from './panel.js';
import { PresencePublishEvent } from './presence-publish-event.js';
import { Publisher } from './publisher.js';
import { styles } from './presence-self.styles.js';
import { summary } from './summary.js';
import { refusalOf, selfWords, stateOf } from './words.js';

/**
 * Shows how others see me, and lets me set it: how reachable I am, a message, and for how long.
 *
 * What was sent counts as set only once the network has confirmed it; until then, and after a failure, the form keeps
 * what was typed. While it is in the page, the person stays there on networks that ask for a sign of life.
 *
 * @element presence-self
 * @fires {PresencePublishEvent} presence-publish - My presence is about to be set: `own`; cancelable.
 * @csspart summary - The button that shows my state and opens the form.
 * @csspart glyph - The shape of an availability.
 * @csspart note - My message, beside my state.
 * @csspart problem - Why it was not saved, while the form is closed.
 * @csspart panel - The form.
 * @csspart choice - One availability to choose.
 * @csspart status - What became of saving.
 * @csspart button - The buttons of the form.
 * @csspart save - The button that saves.
 * @csspart clear - The button that clears the message.
 * @cssprop [--presence-surface] - Background of the form.
 * @cssprop [--presence-text] - Text colour of the form.
 * @cssprop [--presence-accent] - Colour of the button that saves, and of what is chosen.
 * @cssprop [--presence-focus-color] - Colour of the focus ring.
 * @cssprop [--presence-color-online] - Colour of the shape.
 * @cssprop [--presence-color-away] - Colour of the shape.
 * @cssprop [--presence-color-busy] - Colour of the shape.
 * @cssprop [--presence-color-dnd] - Colour of the shape.
 * @cssprop [--presence-color-offline] - Colour of the shape.
 * @cssprop [--presence-color-unknown] - Colour of the shape.
 */
export class PresenceSelf extends LitElement {
  /** Registers the tag; one that is taken is left alone. */
  static define(tag: string = 'presence-self'): void {
    define(tag, this);
  }

  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    address: {},
    registry: { attribute: false },
    draft: { state: true },
    wrongEmoji: { state: true },
  };

  /** My own address: then how others see me is shown. Without it, what was last set here is. */
  declare address: string;
  /** A registry of the host's own, instead of the one around the element. */
  declare registry: PresenceView | undefined;
  private declare draft: Draft | undefined;
  private declare wrongEmoji: boolean;

  readonly #own: OwnController = new OwnController(this);
  readonly #publisher: Publisher = new Publisher(() => this.requestUpdate());
  #stopPlacing: (() => void) | undefined;
  #leaveMessages: (() => void) | undefined;

  constructor() {
    super();
    this.address = '';
    this.wrongEmoji = false;
  }

  /** How others see me; undefined while nothing is known. */
  get presence(): Presence | undefined {
    return this.#own.presence;
  }

  /**
   * Sets my presence, as the form does: fires `presence-publish` first, and answers what was really set; undefined
   * where the page took it over. Rejects with `PresenceError`, which the form shows too.
   */
  async publish(own: OwnPresence): Promise<OwnPresence | undefined> {
    const event = new PresencePublishEvent(own);
    if (!this.dispatchEvent(event)) return undefined;
    const set = await this.#publisher.publish(this.#own.view, own);
    if (this.address) this.#own.view?.refresh(this.address);
    return set;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leaveMessages = onMessages(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaveMessages?.();
    this.#stopPlacing?.();
  }

  protected override render(): TemplateResult {
    const words = selfWords(this), mine = this.#mine, draft = this.#draft;
    const status = this.#status(mine), { problem, saving } = this.#publisher, failed = !!problem;
    return html`
      ${summary(mine, words)}
      <span part="problem" role="status">${failed && !this.#isOpen ? status : ''}</span>
      <div part="panel" id="panel" popover role="dialog" aria-label=${words.self.title} @beforetoggle=${this.#beforeToggle} @toggle=${this.#afterToggle}>
        ${panel({
          words, draft, failed, status,
          endsAt: draft.endsAt ? formatMoment(this, draft.endsAt) : '',
          saving,
          wrongEmoji: this.wrongEmoji,
          edit: this.#edit,
          save: () => void this.#save(),
          cancel: this.#cancel,
        })}
      </div>`;
  }

  get #mine(): Mine {
    return mineOf(this.#publisher.confirmed, this.presence);
  }

  /** What stands in the form: what was typed, else what is set now. */
  get #draft(): Draft {
    return this.draft ?? draftOf(this.#mine);
  }

  get #panel(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('#panel');
  }

  get #button(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('[part="summary"]');
  }

  get #isOpen(): boolean {
    return this.#panel?.matches(':popover-open') ?? false;
  }

  #status(mine: Mine): string {
    const words = selfWords(this), { saving, problem, overruled } = this.#publisher;
    if (saving) return words.self.saving;
    if (problem) return refusalOf(problem, words);
    return overruled ? words.self.savedAs(stateOf(mine, words)) : '';
  }

  async #save(now: number = Date.now()): Promise<void> {
    const draft = (this.draft = this.#draft);
    this.wrongEmoji = hasWrongEmoji(draft);
    if (this.wrongEmoji) return this.renderRoot.querySelector<HTMLElement>('#emoji')?.focus();
    // A failure is shown by now, and the draft stays as it was typed.
    const set = await this.publish(ownOf(draft, now)).catch(() => undefined);
    // What was typed while it was being saved is not yet saved.
    if (!set || this.draft !== draft) return;
    this.draft = undefined;
    if (!this.#publisher.overruled) this.#panel?.hidePopover();
  }

  readonly #edit = (change: Partial<Draft>): void => this.#write({ ...this.#draft, ...change });

  readonly #cancel = (): void => {
    this.#write(undefined);
    this.#panel?.hidePopover();
  };

  #write(draft: Draft | undefined): void {
    this.draft = draft;
    this.wrongEmoji = false;
    this.#publisher.forget();
  }

  readonly #beforeToggle = (event: Event): void => {
    // Not yet to be measured: the panel is shown after this event, and placed before it is painted.
    if ((event as ToggleEvent).newState === 'open') requestAnimationFrame(() => this.#place());
    // Browsers would hand it to the host, which takes none.
    else if (this.shadowRoot?.activeElement?.closest('#panel')) this.#button?.focus();
  };

  readonly #afterToggle = (): void => {
    // Read by now: only a failure goes on being shown.
    if (!this.#isOpen) this.#publisher.overruled = false;
    this.#place();
    this.requestUpdate();
  };

  #place(): void {
    this.#stopPlacing?.();
    const panel = this.#panel, button = this.#button;
    this.#stopPlacing = panel && button && this.#isOpen ? keepPlaced(panel, button, 'bottom-start') : undefined;
  }
}
