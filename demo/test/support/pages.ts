import { adminPages, adminUrl } from '../../pages/admin/frame.mjs';
import { awkwardPages } from '../../pages/awkward/pages.mjs';
import type { Page } from './browser.js';
import { until } from './until.js';

/** Every page of the demo, by its path. */
export const portalPages: readonly string[] = [
  '/', '/discussion', '/people', '/people/mohammed@portal.example', '/documents/budget', '/me', '/elsewhere', '/nowhere', '/people/tern:ines',
  '/preferences', '/contacts', '/messages', '/sign-in/tern', ...adminPages.map(adminUrl), '/awkward', '/awkward/frame',
  ...awkwardPages.map(({ slug }) => `/awkward/${slug}`),
];

/** The library is there, icons have been told something and forms are filled, where the page has them. */
export function settled(page: Page): Promise<unknown> {
  return until('a settled page', () => page.evaluate(() => {
    const forms = [...document.querySelectorAll('presence-providers, presence-preferences, presence-contacts')];
    if (document.querySelector('#admin [aria-busy=true]') || !forms.every(({ shadowRoot }) => shadowRoot?.querySelector('[part~=add], [part~=save]'))) return false;
    const icons = [...document.querySelectorAll<Element & { presence?: object | undefined }>('presence-icon')];
    const ours = icons.filter(icon => 'presence' in icon);
    return icons.every(icon => icon.matches(':defined')) && (!ours.length || ours.some(({ presence }) => presence));
  }));
}
