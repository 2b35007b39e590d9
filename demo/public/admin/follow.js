import { defaultRegistry } from '/presence-elements.js';

/** Calls back whenever settings may have changed, by whomever: the page's own relay tells. */
export async function onSettings(changed) {
  const [relay] = defaultRegistry().agents();
  const account = await relay?.account?.().catch(() => undefined);
  account?.areas?.follow(changed);
}
