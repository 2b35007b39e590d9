import { en } from './locales/en.js';
import type { Messages } from './messages.js';
import type { PartialPack } from './pack.js';

type Table = Readonly<Record<string, unknown>>;

// What this copy of the library has been told: empty until somebody adds or asks.
const packs = new Map<string, Table>();
const listeners = new Set<() => void>();
// Ten thousand icons share one table per language.
const resolved = new Map<object, Map<string, Table>>();
let observer: MutationObserver | undefined;

/** Adds words: a whole language (`addMessages('de', de)`), or the host's own (`addMessages('en', {idle: 'gone'})`). */
export function addMessages(lang: string, messages: PartialPack): void {
  const key = lang.toLowerCase();
  packs.set(key, overlay(packs.get(key) ?? {}, messages));
  resolved.clear();
  redraw();
}

/**
 * The words for an element in its language: of `de-AT`, else of `de`, else English.
 * An overlay or a form passes its own English table and gets that one translated.
 */
export function messagesFor(element: Element): Messages;
export function messagesFor<Words extends object>(element: Element, english: Words): Messages & Words;
export function messagesFor(element: Element, english: object = en): object {
  const lang = langOf(element);
  let tables = resolved.get(english);
  if (!tables) resolved.set(english, (tables = new Map<string, Table>()));
  let table = tables.get(lang);
  if (!table) tables.set(lang, (table = translate(lang, overlay(en, english))));
  return table;
}

/** The language of an element: of the nearest `lang` around it, across shadow roots, else English. */
export function langOf(element: Element): string {
  for (let node: Element | undefined = element; node; node = (node.getRootNode() as Partial<ShadowRoot>).host) {
    const lang = node.closest('[lang]')?.getAttribute('lang');
    if (lang !== undefined) return lang || 'en';
  }
  return 'en';
}

/** Calls back when words were added or the page changed its language. Returns its undo. */
export function onMessages(listener: () => void): () => void {
  listeners.add(listener);
  if (!observer) {
    observer = new MutationObserver(redraw);
    observer.observe(document.documentElement, { attributeFilter: ['lang'] });
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size) return;
    observer?.disconnect();
    observer = undefined;
  };
}

function redraw(): void {
  for (const listener of listeners) listener();
}

function translate(lang: string, words: Table): Table {
  const parts = lang.toLowerCase().split('-');
  return parts.reduce((table, _, end) => overlay(table, packs.get(parts.slice(0, end + 1).join('-')) ?? {}), words);
}

/** A table within a table is overlaid too, so that one word can be changed alone. */
function overlay(under: object, over: object): Table {
  const table: Record<string, unknown> = { ...under };
  for (const [key, word] of Object.entries(over as Table)) {
    table[key] = typeof word === 'object' ? overlay(table[key] ?? {}, word as Table) : word;
  }
  return table;
}
