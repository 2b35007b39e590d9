import type { ProviderDraft, Viewer } from '@presence-elements/core';
import type { DirectoryEntry } from '@presence-elements/policy';

/** Who makes the changes that a process is killed in the middle of: the first adds a network, then limits and directories take turns. */
export const root: Viewer = { id: 'root', roles: ['admin'] };

export const draft: ProviderDraft = {
  kind: 'federated', name: 'Partner', routes: ['partner.example'], allowed: true, verification: 'provider-verified', isPublic: false, supports: [],
};

/** The directory of the change of this number: one is new in it, one was there before, and one is there no more. */
export function listed(number: number): readonly DirectoryEntry[] {
  return [number, number - 2].filter(each => each > 0).map(each => ({ address: `p${each}@partner.example`, name: 'x'.repeat((each % 200) + 1) }));
}
