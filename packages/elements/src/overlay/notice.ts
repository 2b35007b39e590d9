import type { PresenceAnchor } from '../internal/presence-anchor.js';

/** Somebody points at an anchor, focuses, presses or clicks it. */
export interface Interest {
  readonly event: Event;
  /** Whose tooltip and whose menu are meant, where there are any. */
  readonly tooltip: PresenceAnchor | undefined;
  readonly menu: PresenceAnchor | undefined;
  /** Read while the event was under way: afterwards it is gone. */
  readonly focusVisible: boolean;
  readonly from: EventTarget | null | undefined;
}

export type Attend = (interest: Interest) => unknown;

// Shared by all copies of the library on the page, so that each root and each event has one who attends to it.
const ATTENDED = Symbol.for('presence-elements.interest.1');
const TYPES = 'pointerover pointerout pointerdown pointerup pointercancel focusin focusout click keydown';

/** Passes interest on to overlays that load on first use. Without them the icon keeps working, and the next interest tries again. */
export function onceLoaded(load: () => Promise<{ readonly attend: Attend }>): Attend {
  let loading: ReturnType<typeof load> | undefined;
  let told = false;
  return interest => {
    (loading ??= load()).then(({ attend }) => attend(interest)).catch((error: unknown) => {
      loading = undefined;
      if (!told) console.warn('presence-elements: no tooltips and menus', error);
      told = true;
    });
  };
}

/**
 * Listens once per document or shadow root (closed ones too) on behalf of all anchors in it. Call it whenever an anchor is connected.
 *
 * `hung` are overlays that hang on the root itself, which then is somebody else's element.
 */
export function followInterest(root: Node, attend: Attend, hung: Iterable<PresenceAnchor> = []): void {
  if (!attendedNow(root)) for (const type of TYPES.split(' ')) root.addEventListener(type, event => notice(event, attend, hung), true);
}

function notice(event: Event, attend: Attend, hung: Iterable<PresenceAnchor>): void {
  const path = event.composedPath() as PresenceAnchor[];
  const isIn = (node: Element | undefined): boolean => path.includes(node as PresenceAnchor);
  const find = (without: 'withoutTooltip' | 'withoutMenu'): PresenceAnchor | undefined =>
    [...hung, ...path].find(node => without in node && !node[without] && isIn(node.reference ?? node) && !isIn(node.box));
  const tooltip = find('withoutTooltip');
  const menu = find('withoutMenu');
  if (!(tooltip ?? menu) || attendedNow(event)) return;
  const { type, key, relatedTarget } = event as Event & Partial<KeyboardEvent & FocusEvent>;
  const opens = menu && !menu.static && (type === 'click' || /^Arrow(Up|Down)$/.test(key ?? ''));
  // Now or never: the page must not scroll, nor follow the link that the anchor sits in.
  if (opens) event.preventDefault();
  attend({
    event, tooltip, menu: opens ? menu : undefined, from: relatedTarget,
    focusVisible: type === 'focusin' && !!path[0]?.matches(':focus-visible'),
  });
}

/** Marks a root or an event, and says whether it was marked before. */
function attendedNow(target: object): boolean {
  const marked = target as { [ATTENDED]?: boolean };
  const before = marked[ATTENDED] ?? false;
  marked[ATTENDED] = true;
  return before;
}
