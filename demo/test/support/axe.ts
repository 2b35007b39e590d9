import axeCore from 'axe-core';
import type { Page } from './browser.js';

/** What axe finds on the page as it stands, one line each. */
export async function violations(page: Page): Promise<readonly string[]> {
  // The page forbids `eval` and foreign scripts, the driver needs neither: this is a function like any other that runs there.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const run = new Function(`${axeCore.source}; return ${String(report)}();`) as () => Promise<string[]>;
  return page.evaluate(run);
}

async function report(): Promise<string[]> {
  const { violations: found } = await globalThis.axe.run(document, { iframes: false, resultTypes: ['violations'] });
  return found.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

declare global {
  var axe: typeof axeCore;
}
