import type { Presence } from '@presence-elements/core';
import type { Messages } from '../i18n/messages.js';

// A screen reader speaks a description to its end: what is longer is read in the tooltip's own time.
const LONGEST_DESCRIPTION = 300;

export interface Face {
  /** What the shape shows: the availability, and 'idle' with it. */
  readonly states: string;
  readonly presence: Presence | undefined;
  /** Whose presence it is; empty where the name stands beside a static icon. */
  readonly name: string;
  readonly hasButton: boolean;
  readonly hasMenu: boolean;
  readonly expanded: boolean;
}

/** Draws an icon's two nodes and says in words what they show. Nothing is written that is already so. */
export function drawFace(root: ParentNode & Node, { states, presence, name, hasButton, hasMenu, expanded }: Face, messages: Messages): void {
  const isButton = hasButton && hasMenu;
  const face = faceOf(root, isButton);
  set(face, 'class', presence?.stale ? 'stale' : null);
  set(face.firstElementChild!, 'class', states);
  if (isButton) set(face, 'aria-expanded', String(expanded));
  else set(face, 'tabindex', hasButton ? '0' : null);
  set(face, 'aria-label', messages.state(name, words(presence, messages)));
  set(face, 'aria-description', presence?.note?.text.slice(0, LONGEST_DESCRIPTION) || null);
}

function words(presence: Presence | undefined, messages: Messages): readonly string[] {
  const { availability = 'unknown', idle, outOfOffice, stale } = presence ?? {};
  const said = [messages.availability[availability]];
  if (idle) said.push(messages.idle);
  if (outOfOffice) said.push(messages.outOfOffice);
  if (stale) said.push(messages.stale);
  return said;
}

// Cloning is twice as quick as making, and a page may have ten thousand.
const models = new Map<string, Element>();

/** The node that carries the name, made anew only where a button becomes a picture or back. */
function faceOf(root: ParentNode & Node, isButton: boolean): Element {
  const tag = isButton ? 'button' : 'span', now = root.firstElementChild;
  if (now?.localName === tag) return now;
  let model = models.get(tag);
  if (!model) models.set(tag, (model = makeModel(tag, isButton)));
  const face = model.cloneNode(true) as Element;
  now?.remove();
  root.prepend(face);
  return face;
}

function makeModel(tag: string, isButton: boolean): Element {
  const face = document.createElement(tag), glyph = document.createElement('span');
  set(face, 'part', 'button');
  set(face, isButton ? 'type' : 'role', isButton ? 'button' : 'img');
  // What most icons start with is cloned along.
  if (isButton) set(face, 'aria-haspopup', 'menu');
  if (isButton) set(face, 'aria-expanded', 'false');
  set(glyph, 'class', 'unknown');
  set(glyph, 'part', 'glyph');
  face.append(glyph);
  return face;
}

function set(node: Element, name: string, value: string | null): void {
  if (node.getAttribute(name) === value) return;
  if (value === null) node.removeAttribute(name);
  else node.setAttribute(name, value);
}
