import type { Page } from './browser.js';
import { until } from './until.js';

/** Opens the portal's window for a message, as "Send message" in a menu does. */
export async function openWriter(page: Page, address: string): Promise<void> {
  await page.evaluate(to => {
    const registry = (globalThis as { [key: symbol]: { perform(capability: string, address: string): Promise<void> } | undefined })[Symbol.for('presence-elements.registry.1')];
    void registry?.perform('message', to);
  }, address);
  await until('the window for messages', () => page.evaluate(() => document.querySelector<HTMLDialogElement>('#writer')?.open));
}

/** Writes a message and answers what became of it, in the page's words. */
export async function write(page: Page, address: string, text: string): Promise<string> {
  await openWriter(page, address);
  await page.keyboard.type(text);
  await page.evaluate(() => { document.querySelector<HTMLElement>('#writer [value=send]')?.click(); });
  const receipt = await until('a receipt', async () => {
    const words = await page.evaluate(() => document.querySelector('#writer .receipt')?.textContent ?? '');
    return words && !words.endsWith('…') ? words : undefined;
  });
  await page.keyboard.press('Escape');
  return receipt.replaceAll(/[\u2068\u2069]/g, '');
}
