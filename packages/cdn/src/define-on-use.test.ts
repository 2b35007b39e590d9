import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineOnUse } from './define-on-use.js';

/** A page of which only the tags matter. */
class FakePage {
  readonly #tags = new Map<string, Element[]>();
  #changed: (() => void) | undefined;

  getElementsByTagName = (tag: string): HTMLCollectionOf<Element> => {
    if (!this.#tags.has(tag)) this.#tags.set(tag, []);
    return this.#tags.get(tag) as unknown as HTMLCollectionOf<Element>;
  };

  readonly Observer = (page => class {
    readonly #look: () => void;
    constructor(look: () => void) { this.#look = look; }
    observe(): void { page.#changed = this.#look; }
    disconnect(): void { page.#changed = undefined; }
  })(this);

  get observed(): boolean { return !!this.#changed; }

  add(tag: string): void {
    (this.getElementsByTagName(tag) as unknown as object[]).push({});
    this.change();
  }

  change(): void { this.#changed?.(); }
}

describe('defining on use', () => {
  let page: FakePage;
  let loaded: string[];
  const loads = (tag: string, promise = Promise.resolve()) => () => { loaded.push(tag); return promise; };

  beforeEach(() => {
    page = new FakePage();
    loaded = [];
    vi.stubGlobal('MutationObserver', page.Observer);
  });
  afterEach(() => { vi.unstubAllGlobals(); });

  it('loads nothing for a page that has none of the tags', () => {
    defineOnUse(page, { 'presence-self': loads('self') });
    page.change();
    expect(loaded).toEqual([]);
  });

  it('loads at once what is on the page, and later what comes later, each once', () => {
    page.add('presence-menu');
    defineOnUse(page, { 'presence-menu': loads('menu'), 'presence-self': loads('self') });
    expect(loaded).toEqual(['menu']);
    page.add('presence-self');
    page.add('presence-self');
    expect(loaded).toEqual(['menu', 'self']);
  });

  it('stops looking when everything has been loaded', () => {
    page.add('presence-menu');
    defineOnUse(page, { 'presence-menu': loads('menu') });
    expect(page.observed).toBe(false);
  });

  it('tries again, when the page changes, after a load that failed', async () => {
    page.add('presence-menu');
    defineOnUse(page, { 'presence-menu': loads('menu', Promise.reject(new Error('gone'))) });
    await Promise.resolve();
    await Promise.resolve();
    page.change();
    expect(loaded).toEqual(['menu', 'menu']);
  });
});
