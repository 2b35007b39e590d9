/** Lets everybody else have a turn. */
export type Pause = () => Promise<void>;

// A few milliseconds' worth of what is done here with one item.
const AT_ONCE = 250;

/** Goes through a list, a long one with pauses. */
export async function inTurns<T>(items: readonly T[], pause: Pause | undefined, visit: (item: T, at: number) => void): Promise<void> {
  for (const [at, item] of items.entries()) {
    if (pause && at && at % AT_ONCE === 0) await pause();
    visit(item, at);
  }
}
