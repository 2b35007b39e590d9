import { PresenceMenu } from '../presence-menu/presence-menu.js';
import { StatusTooltip } from '../status-tooltip/status-tooltip.js';
import { attendTo } from './attention.js';
import type { OverlayElement } from './overlay-element.js';
import type { Attend } from './notice.js';

/** What loads with the first interest in an icon: the page's one tooltip and one menu, and who opens them. */
export const attend: Attend = interest => attendTo(interest, {
  tooltip: () => create('status-tooltip', StatusTooltip),
  menu: () => create('presence-menu', PresenceMenu),
});

/** Under whatever name the page has registered it. */
function create(tag: string, overlay: { new (): OverlayElement; define(): void }): OverlayElement {
  if (!customElements.getName(overlay)) overlay.define();
  return document.createElement(customElements.getName(overlay) ?? tag) as OverlayElement;
}
