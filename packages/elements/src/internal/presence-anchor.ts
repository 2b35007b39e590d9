import type { Presence, PresenceView } from '@presence-elements/core';
import type { PresenceScopeLike } from '../presence-scope/presence-scope-like.js';

/** What the tooltip and the menu need to know of whatever they hang on: the icon, or an overlay that wraps or names a foreign anchor. */
export interface PresenceAnchor extends HTMLElement {
  readonly presence: Presence | undefined;
  /** Where the presence came from; undefined while the registry is pending. */
  readonly view: PresenceView | undefined;
  /** In order of precedence. */
  readonly addresses: readonly string[];
  /** `label`, the text of `label-from`, or the address. */
  readonly displayName: string;
  readonly withoutMenu: boolean | undefined;
  readonly withoutTooltip: boolean | undefined;
  /** Sits inside a link or a list item: no button, no tab stop; clicks and long presses belong to the page. */
  readonly static: boolean | undefined;
  /** The scope around it, where there is one: it knows where profiles are. */
  readonly scope?: PresenceScopeLike | undefined;
  /** Where the overlay is drawn and whom it describes; the anchor itself by default. */
  readonly reference?: Element | undefined;
  /** An overlay's own box, which is not the anchor. */
  readonly box?: Element | undefined;
  /** Set by the menu while it hangs on this anchor, for `aria-expanded`. */
  expanded?: boolean | undefined;
}
