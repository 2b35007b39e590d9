import { observeSubtree } from './internal/observe-subtree.js';
import { PRESSED } from './internal/pressed.js';

/** A text taken from an element: the name of an attribute, or a function. */
export type TextOf = string | ((element: Element) => string | null | undefined);

export interface Decorate {
  /** Which elements get an icon: 'a[href^="mailto:"]', '[data-presence]' … */
  readonly selector: string;
  /** Whose presence it is; by default `data-presence`, or the one recipient of a `mailto:` link. Without an address there is no icon. */
  readonly address?: TextOf | undefined;
  /** The person's name, where the element does not say it. */
  readonly label?: TextOf | undefined;
  /** What begins the next frame: the browser's own, unless a test has one. */
  readonly nextFrame?: ((run: () => void) => unknown) | undefined;
}

const CANNOT_CONTAIN = 'img, input, textarea, select, iframe, video, audio, canvas, object, embed, hr, br';
// Somebody who redraws an element this often in one frame answers to our icon: then the page has its way.
const MOST_TRIES = 3;

/**
 * Adds presence icons to markup that cannot contain custom tags, and keeps doing so as the markup changes.
 * `presence-icon` has to be defined elsewhere. Returns its undo, which removes all that was added.
 */
export function decorate(root: Document | DocumentFragment | Element, options: Decorate): () => void {
  const decoration = new Decoration(root, options);
  decoration.visit(root);
  const leave = observeSubtree(root, decoration);
  return () => {
    leave();
    decoration.clear();
  };
}

class Decoration {
  readonly attributes: readonly string[];
  readonly #root: Node;
  readonly #options: Decorate;
  readonly #icons = new Map<Element, Element>();
  readonly #owners = new WeakMap<Element, Element>();
  readonly #tries = new Map<Element, number>();

  constructor(root: Node, options: Decorate) {
    this.#root = root;
    this.#options = options;
    this.attributes = attributesOf(options);
  }

  changed(records: readonly MutationRecord[]): void {
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (type === 'attributes') this.#update(target);
      for (const node of removedNodes) this.#forget(node);
      // What we added ourselves is no news; nor does one who takes away just our icon want it back.
      if ([...addedNodes].every(isIcon)) continue;
      for (const node of addedNodes) this.visit(node);
      if (this.#icons.has(target as Element)) this.#update(target);
    }
  }

  /** Decorates what is to be decorated from a node downwards. */
  visit(node: Node): void {
    if (!isParent(node)) return;
    this.#update(node);
    for (const element of node.querySelectorAll(this.#options.selector)) this.#update(element);
  }

  clear(): void {
    for (const element of this.#icons.keys()) this.#remove(element);
  }

  #update(element: Node): void {
    if (!(element instanceof Element) || !this.#root.contains(element)) return;
    const address = this.#addressOf(element), icon = this.#icons.get(element);
    if (!address) this.#remove(element);
    else if (!icon?.isConnected) this.#add(element, address);
    else if (icon.getAttribute('address') !== address) icon.setAttribute('address', address);
  }

  #add(element: Element, address: string): void {
    if (hasIcon(element) || (element as Partial<HTMLElement>).isContentEditable || this.#tooOften(element)) return;
    const icon = element.ownerDocument.createElement('presence-icon');
    const label = textOf(element, this.#options.label ?? '');
    icon.setAttribute('address', address);
    if (label) icon.setAttribute('label', label);
    icon.toggleAttribute('static', !!element.closest(PRESSED));
    this.#icons.set(element, icon);
    this.#owners.set(icon, element);
    if (element.matches(CANNOT_CONTAIN)) element.after(icon);
    else element.append(icon);
  }

  #tooOften(element: Element): boolean {
    const tries = (this.#tries.get(element) ?? 0) + 1, { nextFrame = requestAnimationFrame } = this.#options;
    if (!this.#tries.size) nextFrame(() => this.#tries.clear());
    this.#tries.set(element, tries);
    return tries > MOST_TRIES;
  }

  #addressOf(element: Element): string {
    const { selector, address = plainAddress } = this.#options;
    return element.matches(selector) && !isIcon(element) ? (textOf(element, address) ?? '').trim() : '';
  }

  #remove(element: Element): void {
    this.#icons.get(element)?.remove();
    this.#icons.delete(element);
  }

  /** What left the root for good keeps no icon of ours, and is not kept by us. */
  #forget(node: Node): void {
    if (!isParent(node) || this.#root.contains(node)) return;
    this.#remove(node as Element);
    for (const icon of node.querySelectorAll('presence-icon')) this.#remove(this.#owners.get(icon) ?? icon);
  }
}

function textOf(element: Element, text: TextOf): string | null | undefined {
  return typeof text === 'function' ? text(element) : element.getAttribute(text);
}

function plainAddress(element: Element): string | undefined {
  const given = element.getAttribute('data-presence');
  if (given) return given;
  const [, recipient] = /^mailto:([^?,;]+)(\?|$)/i.exec(element.getAttribute('href')?.trim() ?? '') ?? [];
  return recipient && `mailto:${recipient}`;
}

/** Whose change may make an element match, or give it another address. */
function attributesOf({ selector, address }: Decorate): readonly string[] {
  const named = [...selector.matchAll(/\[\s*([\w-]+)/g)].map(([, name]) => name!);
  return [...named, 'class', 'id', ...(typeof address === 'string' ? [address] : ['href', 'data-presence'])];
}

const isParent = (node: Node): node is Element | Document | DocumentFragment => 'querySelectorAll' in node;
/** Ours, the page's own, or that of another decoration: one is enough. */
function hasIcon(element: Element): boolean {
  return [...element.children, element.nextElementSibling].some(each => each !== null && isIcon(each));
}

const isIcon = (node: Node): boolean => (node as Partial<Element>).localName === 'presence-icon';
