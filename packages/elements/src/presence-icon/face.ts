import type { Presence } from '@presence-elements/core';
import type { Messages } from '../i18n/messages.js';

// A screen reader speaks a description to its end: what is longer is read in the tooltip's own time.
const LONGEST_DESCRIPTION = 300;

export interface Face {
  readonly presence: Presence | undefined;
  /** Whose presence it is; empty where the name stands beside a static icon. */
  readonly name: string;
  readonly hasButton: boolean;
  readonly hasMenu: boolean;
  readonly expanded: boolean;
}

/** Draws an icon's one or two nodes and says in words what they show. Nothing is written that is already so. */
export function drawFace(root: ParentNode & Node, { presence, name, hasButton, hasMenu, expanded }: Face, messages: Messages): void {
  const node = faceOf(root, hasButton && hasMenu);
  set(node, 'role', hasMenu && hasButton ? null : 'img');
  set(node, 'tabindex', hasButton && !hasMenu ? '0' : null);
  set(node, 'aria-haspopup', hasButton && hasMenu ? 'menu' : null);
  set(node, 'aria-expanded', hasButton && hasMenu ? String(expanded) : null);
  set(node, 'aria-label', messages.state(name, words(presence, messages)));
  set(node, 'aria-description', presence?.note?.text.slice(0, LONGEST_DESCRIPTION) || null);
}

function words(presence: Presence | undefined, messages: Messages): readonly string[] {
  const { availability = 'unknown', idle, outOfOffice, stale } = presence ?? {};
  return [messages.availability[availability], ...(idle ? [messages.idle] : []), ...(outOfOffice ? [messages.outOfOffice] : []), ...(stale ? [messages.stale] : [])];
}

/** The node that carries the name, made anew only where a button becomes a picture or back. */
function faceOf(root: ParentNode & Node, isButton: boolean): Element {
  const tag = isButton ? 'button' : 'span', now = root.firstElementChild;
  if (now?.localName === tag) return now;
  const face = document.createElement(tag), glyph = document.createElement('span');
  set(face, 'part', 'button');
  set(face, 'type', isButton ? 'button' : null);
  set(glyph, 'part', 'glyph');
  face.append(glyph);
  now?.remove();
  root.prepend(face);
  return face;
}

function set(node: Element, name: string, value: string | null): void {
  if (node.getAttribute(name) === value) return;
  if (value === null) node.removeAttribute(name);
  else node.setAttribute(name, value);
}
