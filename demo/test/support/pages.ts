import { awkwardPages } from '../../pages/awkward/pages.mjs';
import type { Page } from './browser.js';
import { until } from './until.js';

/** Every page of the demo, by its path. */
export const portalPages: readonly string[] = [
  '/', '/discussion', '/people', '/people/mohammed@portal.example', '/documents/budget', '/me', '/elsewhere', '/nowhere', '/awkward', '/awkward/frame',
  ...awkwardPages.map(({ slug }) => `/awkward/${slug}`),
];

/** The library is there and icons have been told something, where the page has both. */
export function settled(page: Page): Promise<unknown> {
  return until('a settled page', () => page.evaluate(() => {
    const icons = [...document.querySelectorAll<Element & { presence?: object | undefined }>('presence-icon')];
    const ours = icons.filter(icon => 'presence' in icon);
    return icons.every(icon => icon.matches(':defined')) && (!ours.length || ours.some(({ presence }) => presence));
  }));
}
