/**
 * Milliseconds until a browser counts as one that will never start, a page as one that will never load, and a command as one that
 * will never be answered, which its error then names: on a busy machine each takes tens of seconds.
 */
export const patience = 120_000;

/** How long what was asked of a page may take to show (milliseconds); a wait ends as soon as it does. */
const SOON = 15_000;

/** Asks again and again; false where it is still not so when the time is over. */
export async function waitUntil(holds, limit = SOON) {
  const end = performance.now() + limit;
  for (;;) {
    // Looked at before asking: whoever was kept waiting asks once more.
    const isLate = performance.now() > end;
    if (await holds()) return true;
    if (isLate) return false;
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
}
