import type { Presence } from '@presence-elements/core';
import type { CSSResultGroup } from '@lit/reactive-element';
import { define } from '../internal/define.js';
import { line } from '../overlay/line.js';
import type { Side } from '../overlay/keep-placed.js';
import type { Subject } from '../overlay/current.js';
import { OverlayElement } from '../overlay/overlay-element.js';
import { overlayStyles } from '../overlay/overlay.styles.js';
import { overlayWords, statusLines } from './status-lines.js';
import { statusTooltipStyles } from './status-tooltip.styles.js';

/**
 * Says in words what an icon shows: how reachable somebody is, what they are doing, what they wrote, and how sure that is.
 *
 * Presence icons bring theirs along. Used alone it wraps its anchor or names it: `<status-tooltip for="ada" address="…">`.
 * It is a visual copy and hidden from assistive technology, which reads the anchor's description instead.
 *
 * @element status-tooltip
 * @slot - The anchor, where it is not named with `for`.
 * @csspart box - The tooltip itself.
 * @csspart status - Availability and activities.
 * @csspart note - What the person wrote.
 * @csspart detail - Further lines: the day of return, the reason for doubt, the network.
 * @cssprop [--presence-surface] - Background of the tooltip and the menu.
 * @cssprop [--presence-text] - Text colour of the tooltip and the menu.
 */
export class StatusTooltip extends OverlayElement {
  /** Registers the tag; one that is taken is left alone. */
  static define(tag: string = 'status-tooltip'): void {
    define(tag, this);
  }

  static override styles: CSSResultGroup = [overlayStyles, statusTooltipStyles];

  /** @internal */
  readonly withoutMenu: boolean = true;
  /** @internal */
  readonly withoutTooltip: boolean = false;
  protected readonly side: Side = 'top';

  /** @internal */
  get lending(): Readonly<Record<string, string>> {
    const { status, note, details } = statusLines(this.presence, this);
    return { 'aria-description': [status, note, ...details].filter(text => text).join('. ') };
  }

  protected draw(subject: Subject, presence: Presence | undefined): void {
    const { status, note, details } = statusLines(presence, subject);
    const written = line('note', note, 'bdi');
    written.lang = presence?.note?.lang ?? '';
    this.box.ariaHidden = 'true';
    this.box.lang = overlayWords(subject).lang;
    this.box.replaceChildren(line('status', status), ...(note ? [written] : []), ...details.map(text => line('detail', text)));
  }
}
