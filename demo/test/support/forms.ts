import type { Page } from './browser.js';
import { until } from './until.js';

/** A control by its selector, in the page or in the shadow of an element that stands in it: 'presence-contacts #text'. */
export interface Place {
  readonly host?: string;
  readonly control: string;
}

/** Puts a text in the place of whatever stands there. */
export function fill(page: Page, { host, control }: Place, text: string): Promise<unknown> {
  return until(`a field ${control}`, () => page.evaluate((within, selector, value) => {
    const root = within ? document.querySelector(within)?.shadowRoot : document;
    const input = root?.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector);
    if (!input || input.disabled) return false;
    input.value = value;
    for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    return true;
  }, host ?? '', control, text));
}

export function press(page: Page, { host, control }: Place): Promise<unknown> {
  return until(`a button ${control}`, () => page.evaluate((within, selector) => {
    const button = (within ? document.querySelector(within)?.shadowRoot : document)?.querySelector<HTMLElement>(selector);
    if (!button || button.getAttribute('aria-disabled') === 'true') return false;
    button.click();
    return true;
  }, host ?? '', control));
}

/** What is said to be wrong at a control, by that control: by what describes it, once it is marked as wrong. */
export function complaint(page: Page, { host, control }: Place): Promise<string> {
  return until(`a complaint at ${control}`, () => page.evaluate((within, selector) => {
    const root = within ? document.querySelector(within)?.shadowRoot : document, input = root?.querySelector(selector);
    if (input?.getAttribute('aria-invalid') !== 'true') return '';
    const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.filter(id => /(mistake|error)$/.test(id)).map(id => root?.querySelector(`[id="${id}"]`)?.textContent.replace(/\s+/g, ' ').trim()).join(' ');
  }, host ?? '', control).then(words => words || undefined));
}

/** What stands in a control. */
export function valueOf(page: Page, { host, control }: Place): Promise<string | undefined> {
  return page.evaluate((within, selector) => (within ? document.querySelector(within)?.shadowRoot : document)?.querySelector<HTMLInputElement>(selector)?.value, host ?? '', control);
}
