import { attributeOf, childOf, childrenOf, type XmlElement } from '@presence-elements/xml';
import { patched, succession, type Versioned } from './succession.js';
import { naturalOf } from './xsd.js';

const DIALOG_INFO = 'urn:ietf:params:xml:ns:dialog-info';
const states = ['trying', 'proceeding', 'early', 'confirmed', 'terminated'] as const;

/** The calls of one phone (RFC 4235 §4.1). */
export interface DialogInfo extends Versioned {
  readonly entity?: string | undefined;
  readonly dialogs: readonly Dialog[];
}

export interface Dialog {
  readonly id: string;
  readonly state: (typeof states)[number];
  /** Who called: the watched phone, or the other. */
  readonly direction?: 'initiator' | 'recipient' | undefined;
  /** Nobody listens at one of its ends (`+sip.rendering`, RFC 4235 §5.3). */
  readonly onHold?: true | undefined;
}

/** Reads the calls of a phone; `undefined` for what is none, or cannot be put in order. */
export function readDialogInfo(root: XmlElement): DialogInfo | undefined {
  if (root.name !== 'dialog-info' || root.ns !== DIALOG_INFO) return;
  const state = attributeOf(root, 'state'), full = state === 'full', entity = attributeOf(root, 'entity')?.trim();
  const version = naturalOf(attributeOf(root, 'version')) ?? (full ? 0 : undefined);
  if (version === undefined || (!full && state !== 'partial')) return;
  return { ...(entity && { entity }), version, full, dialogs: childrenOf(root, 'dialog', DIALOG_INFO).flatMap(element => readDialog(element) ?? []) };
}

/** What is known after `next`, and whether something in between was lost: then subscribe anew, for a full state. */
export function applyDialog(previous: DialogInfo | undefined, next: DialogInfo): { readonly dialogs: DialogInfo; readonly gap: boolean } {
  const follows = succession(previous, next);
  if (previous && follows === 'old') return { dialogs: previous, gap: false };
  const dialogs = follows === 'replaces' ? next.dialogs : patched(previous?.dialogs ?? [], next.dialogs, ({ id }) => id);
  return { dialogs: { ...next, dialogs: dialogs.filter(({ state }) => state !== 'terminated') }, gap: follows === 'gap' };
}

function readDialog(element: XmlElement): Dialog | undefined {
  const said = childOf(element, 'state', DIALOG_INFO)?.text.trim().toLowerCase(), state = states.find(known => known === said);
  const id = attributeOf(element, 'id'), direction = attributeOf(element, 'direction');
  if (!id || !state) return;
  return {
    id,
    state,
    ...((direction === 'initiator' || direction === 'recipient') && { direction }),
    ...(['local', 'remote'].some(end => isDeaf(childOf(element, end, DIALOG_INFO))) && { onHold: true }),
  };
}

/** FreeSWITCH writes `pvalue` where RFC 4235 §4.4 has `pval`. */
const isDeaf = (end: XmlElement | undefined): boolean => childrenOf(childOf(end, 'target', DIALOG_INFO), 'param', DIALOG_INFO)
  .some(param => /^\+?sip\.rendering$/.test(attributeOf(param, 'pname') ?? '') && (attributeOf(param, 'pval') ?? attributeOf(param, 'pvalue')) === 'no');
