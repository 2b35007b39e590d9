import { ReactiveElement, type CSSResult, type PropertyDeclarations, type PropertyValues } from '@lit/reactive-element';
import { define } from '../internal/define.js';
import { PRESSED } from '../internal/pressed.js';
import type { PresenceIcon } from '../presence-icon/presence-icon.js';
import { followText } from './follow-text.js';
import { givenView, type GraphPresence } from './given-presence.js';
import { addressOf, nameOf, objectIn, type GraphPerson, type PersonGiven } from './graph-person.js';
import { styles } from './mgt-person.styles.js';

// How Microsoft's documentation and its older enumerations write them.
const WITH_LINES = /^(oneline|twolines|threelines|fourlines|[3-6])$/i;
const WITH_CARD = /^(hover|click|1|2)$/i;

/**
 * Keeps the presence of markup that was written for the retired Microsoft Graph Toolkit, and nothing else of it:
 * a `presence-icon` beside what the element contains. It loads no photos, no profiles and no cards.
 *
 * The icon is a mere picture, as the toolkit's badge was, unless `person-card` asks for more: then it has tooltip and menu.
 *
 * @element mgt-person
 * @slot - What the page has written of the person.
 * @csspart name - The name from `person-details`, or the address, where the page has written nothing and `view` has lines.
 */
export class MgtPerson extends ReactiveElement implements PersonGiven {
  /** Registers the tag; one that is taken, by the toolkit itself for example, is left alone. */
  static define(tag: string = 'mgt-person'): void {
    define(tag, this);
  }

  static override styles: CSSResult = styles;

  static override properties: PropertyDeclarations = {
    userId: { attribute: 'user-id' },
    personQuery: { attribute: 'person-query' },
    personDetails: { attribute: 'person-details', type: Object },
    fallbackDetails: { attribute: 'fallback-details', type: Object },
    personPresence: { attribute: 'person-presence', type: Object },
    showPresence: { attribute: 'show-presence', type: Boolean },
    personCardInteraction: { attribute: 'person-card' },
    view: {},
  };

  /** Object id, UPN or mail address. */
  declare userId: string | null | undefined;
  /** Mail address or UPN. 'me' and names are not looked up. */
  declare personQuery: string | null | undefined;
  /** A Graph user, person or contact: `displayName`, `mail`, `userPrincipalName`, `id` …; JSON in the attribute. */
  declare personDetails: GraphPerson | null | undefined;
  /** What counts where the others say nothing. */
  declare fallbackDetails: GraphPerson | null | undefined;
  /** A presence as Graph has it, drawn instead of asking. */
  declare personPresence: GraphPresence | null | undefined;
  declare showPresence: boolean | undefined;
  /** 'hover' or 'click', either of which gives the icon its tooltip and menu; 'none'. */
  declare personCardInteraction: string | number | null | undefined;
  /** 'oneline' … 'fourlines' show the name; 'image' and 'avatar' do not. */
  declare view: string | number | null | undefined;

  readonly #name: HTMLElement = document.createElement('span');
  #icon: PresenceIcon | undefined;
  #given: GraphPresence | null | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    followText(this);
    // It may stand inside a link now.
    this.requestUpdate();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.#name.setAttribute('part', 'name');
    root.append(document.createElement('slot'), this.#name);
    return root;
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    const address = addressOf(this), name = nameOf(this) || readable(address);
    const line = !hasContent(this) && WITH_LINES.test(String(this.view)) ? name : '';
    this.#name.textContent = line;
    if (this.showPresence && (address || this.personPresence)) this.#draw(address, name, line);
    else this.#clear();
  }

  #draw(address: string, name: string, line: string): void {
    const { personPresence: given } = this, icon = this.#icon ??= document.createElement('presence-icon');
    const shown = textIn(this) || line, whose = address || objectIn(given?.id);
    const isPicture = !whose || !WITH_CARD.test(String(this.personCardInteraction)) || !!this.closest(PRESSED);
    icon.toggleAttribute('static', isPicture);
    // A picture does not repeat the name that stands beside it.
    icon.label = isPicture && shown ? '' : shown || name;
    icon.withoutTooltip = !whose;
    icon.className = line || hasContent(this) ? 'beside' : '';
    if (this.#given !== given) icon.registry = (this.#given = given) ? givenView(given) : undefined;
    // What is given is drawn, whoever it is of.
    icon.address = whose || 'given';
    if (!icon.isConnected) this.renderRoot.append(icon);
  }

  #clear(): void {
    this.#icon?.remove();
    this.#icon = this.#given = undefined;
  }
}

const textIn = ({ textContent }: Element): string => textContent.trim().replace(/\s+/g, ' ');

/** Templates are the toolkit's, and draw nothing here. */
const hasContent = (element: Element): boolean => !!textIn(element) || [...element.children].some(({ localName }) => localName !== 'template');

/** An object id tells nobody anything. */
const readable = (address: string): string => (address.startsWith('msteams:') ? '' : address);
