import type { PresenceAccount, Viewer } from '@presence-elements/core';
import type { Administration, Organisation } from '@presence-elements/policy';
import { signedIn } from '../identify.js';
import { RelayProblem } from '../problem.js';

/** What a viewer has of their account. @throws RelayProblem 401 for nobody, 403 for whom it is not kept for. */
export function accountPart<Part extends keyof PresenceAccount>(organisation: Organisation, viewer: Viewer | undefined, part: Part): NonNullable<PresenceAccount[Part]> {
  const found = organisation.account(signedIn(viewer))[part];
  if (found) return found;
  throw new RelayProblem(403, 'forbidden', part === 'providers' ? onlyAdministrators : 'Nothing of this kind is kept for you here.');
}

/** What administrators do. @throws RelayProblem 401 for nobody, 403 for everybody else. */
export function administrationFor(organisation: Organisation, viewer: Viewer | undefined): Administration {
  const isAdministrator = signedIn(viewer).roles?.includes('admin');
  if (isAdministrator) return organisation.administration(viewer);
  throw new RelayProblem(403, 'forbidden', onlyAdministrators);
}

const onlyAdministrators = 'Only administrators may do this.';

/** A change as JSON has it: null empties a field. */
export type Nullable<Change> = { readonly [Field in keyof Change]?: Change[Field] | null };

/** The same as everybody else has it: `undefined` empties a field. */
export function emptied<Change extends object>(change: Nullable<Change>): { readonly [Field in keyof Change]?: Change[Field] } {
  return Object.fromEntries(Object.entries(change).map(([field, value]) => [field, value === null ? undefined : value])) as { readonly [Field in keyof Change]?: Change[Field] };
}
