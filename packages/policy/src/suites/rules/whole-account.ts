import type { PresenceAccount } from '@presence-elements/core';
import type { AccountHarness } from '../account-harness.js';
import { holds, outcomeOf, show } from '../holds.js';

/** A part of a user's account. @throws Error where it is not kept. */
export async function partOf<Part extends keyof PresenceAccount>(harness: AccountHarness, user: string, part: Part): Promise<NonNullable<PresenceAccount[Part]>> {
  const kept = (await harness.account(user))[part];
  holds(kept, `${user} has no ${part}`);
  return kept;
}

/** Calls what must fail with field problems; answers them as 'path code'. */
export async function refusedBy(call: () => Promise<unknown>, what: string): Promise<readonly string[]> {
  const { error } = await outcomeOf(call), { name, problems } = (error ?? {}) as { name?: string; problems?: readonly { path: string; code: string; message: string }[] };
  holds(error, `${what} was taken`);
  holds(name === 'SettingsError' && problems?.length, `${what} is refused with ${show(error)} instead of a SettingsError`);
  for (const { message } of problems) holds(typeof message === 'string' && /\w/.test(message), `${what} is refused without a word`);
  return problems.map(({ path, code }) => `${path} ${code}`.trim());
}

/** Calls what must fail with a problem code. */
export async function failsWith(code: string, call: () => Promise<unknown>, what: string): Promise<void> {
  const { error } = await outcomeOf(call);
  holds((error as { name?: string } | undefined)?.name === 'PresenceError' && (error as { code?: string }).code === code, `${what}: it ends with ${show(error ?? 'success')} instead of ${code}`);
}

/** Follows a part while something happens: was it told, once it had been left not any more? */
export async function expectTold(harness: AccountHarness, part: { readonly follow?: ((changed: () => void) => () => void) | undefined }, change: () => Promise<unknown>): Promise<void> {
  let told = 0;
  const leave = part.follow?.(() => told++);
  await change();
  await harness.settled?.();
  holds(told > 0, 'who follows was not told of the change');
  leave?.();
  leave?.();
  const before = told;
  await change();
  await harness.settled?.();
  holds(told === before, 'who has left was told of a change');
}
