import type { Page } from './browser.js';
import { until } from './until.js';

/** The tooltip or menu that is open. */
export interface Overlay {
  readonly tag: 'status-tooltip' | 'presence-menu';
  readonly text: string;
  readonly role: string | null;
  /** Wholly inside the window. */
  readonly inView: boolean;
  /** Nothing lies over it and nothing clips it: the browser finds it at its corners and in its middle. */
  readonly uncovered: boolean;
  readonly width: number;
  readonly height: number;
}

/** What is open in the page, or in the page of its iframe. */
export async function openOverlay(page: Page, frame?: string): Promise<Overlay | undefined> {
  const overlay = await page.evaluate(selector => {
    const { contentDocument } = (selector ? document.querySelector<HTMLIFrameElement>(selector) : null) ?? { contentDocument: document };
    const root = contentDocument ?? document;
    for (const host of root.querySelectorAll('status-tooltip, presence-menu')) {
      const box = host.shadowRoot?.querySelector<HTMLElement>('[part~=box]');
      if (!box?.matches(':popover-open')) continue;
      const { left, top, right, bottom, width, height } = box.getBoundingClientRect();
      const inset = 6;
      const points = [[left + inset, top + inset], [right - inset, top + inset], [left + inset, bottom - inset], [right - inset, bottom - inset], [(left + right) / 2, (top + bottom) / 2]] as const;
      return {
        tag: host.localName as 'status-tooltip' | 'presence-menu',
        text: box.innerText,
        role: box.querySelector('[role=menu]')?.getAttribute('role') ?? box.getAttribute('role'),
        inView: left >= 0 && top >= 0 && right <= root.documentElement.clientWidth && bottom <= root.documentElement.clientHeight,
        uncovered: points.every(([x, y]) => root.elementFromPoint(x, y) === host),
        width, height,
      };
    }
    return null;
  }, frame ?? '');
  return overlay ?? undefined; // drivers differ in what becomes of null
}

export function untilOpen(page: Page, tag: Overlay['tag'], frame?: string): Promise<Overlay> {
  return until(`an open ${tag}`, async () => {
    const overlay = await openOverlay(page, frame);
    return overlay?.tag === tag && overlay.text ? overlay : undefined;
  });
}

export async function untilNoneOpen(page: Page, frame?: string): Promise<void> {
  await until('no open overlay', async () => !await openOverlay(page, frame));
}
