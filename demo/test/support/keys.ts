import type { Page } from './browser.js';
import { until } from './until.js';

const MOST = 120;   // presses of Tab until somebody gives up

/** What has the focus, through all shadows: what it is called, and whether one can see that it has it. */
export interface Focused {
  readonly name: string;
  readonly tag: string;
  readonly isVisible: boolean;
}

export function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    const { outlineStyle = 'none', outlineWidth = '0px', boxShadow = 'none' } = active ? getComputedStyle(active) : {};
    const { labels } = active as Partial<HTMLInputElement>;
    const root = active?.getRootNode() as Document | ShadowRoot | undefined, ids = active?.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const labelledBy = ids.map(id => root?.getElementById(id)?.textContent ?? '').join(' ');
    const names = [labelledBy, active?.getAttribute('aria-label'), [...labels ?? []].map(({ textContent }) => textContent).join(' '), active?.textContent];
    const name = names.find(Boolean) ?? '';
    return { name: name.replace(/\s+/g, ' ').trim(), tag: active?.localName ?? '', isVisible: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none' };
  });
}

/** Presses Tab until something of this name has the focus; whatever had it on the way has to have shown so. */
export async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < MOST; presses++) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (now.tag !== 'body' && !now.isVisible) throw new Error(`The focus cannot be seen on ${now.tag} "${now.name}"`);
    if (name.test(now.name)) return;
    passed.push(`${now.tag} "${now.name.slice(0, 40)}"`);
  }
  throw new Error(`Tab leads nowhere to ${String(name)}: ${passed.join(', ')}`);
}

export async function untilFocused(page: Page, name: RegExp): Promise<void> {
  await until(`the focus on ${String(name)}`, async () => name.test((await focused(page)).name)).catch(async (error: unknown) => {
    throw new Error(`${String(error)}; it is on ${JSON.stringify(await focused(page))}`);
  });
}
