// A wait ends as soon as the thing is so: its own end is for what never comes, on a machine that is busy in many (milliseconds).
const PATIENCE = 20_000;

export const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);

/** Waits for what a person would see. */
export async function until<Seen>(seen: () => Seen): Promise<NonNullable<Seen>> {
  for (const end = performance.now() + PATIENCE; ; await frame()) {
    // Looked at before asking: whoever was kept waiting asks once more.
    const isLate = performance.now() > end, now = seen();
    if (now) return now;
    if (isLate) throw new Error(`waited in vain for ${seen.toString()}`);
  }
}
