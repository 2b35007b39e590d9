import type { Presence } from '@presence-elements/core';
import type { Page } from './browser.js';
import { until } from './until.js';

interface IconLike extends Element { readonly presence?: Presence }

/** The presence that the first icon of an address shows. */
export function shown(page: Page, address: string): Promise<Presence | null> {
  return page.evaluate(wanted => {
    const icon = document.querySelector<IconLike>(`main presence-icon[address="${wanted}"]`);
    return icon?.presence ?? null;
  }, address);
}

export function untilShown(page: Page, address: string, holds: (presence: Presence) => boolean, timeout?: number): Promise<Presence> {
  let last: Presence | null = null;
  return until(`${address} as expected`, async () => {
    last = await shown(page, address);
    return last && holds(last) ? last : undefined;
  }, timeout).catch((error: unknown) => { throw new Error(`${String(error)}; shown: ${JSON.stringify(last)}`); });
}

/** Each icon's box on the page, in order: what must not move. */
export function boxes(page: Page, selector: string): Promise<readonly (readonly number[])[]> {
  return page.evaluate(wanted => [...document.querySelectorAll(wanted)].map(element => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x, y, width, height].map(Math.round);
  }), selector);
}

/** The middle of the first element that fits, scrolled into view. */
export function middleOf(page: Page, selector: string): Promise<{ x: number; y: number }> {
  return page.evaluate(wanted => {
    const element = document.querySelector(wanted);
    if (!element) throw new Error(`no ${wanted}`);
    element.scrollIntoView({ block: 'nearest' });
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, selector);
}
