// A server that asks for a longer rest than this has most likely mixed up its units (milliseconds).
const LONGEST_REST = 3_600_000;
const LONGEST_BACKOFF = 300_000;

/** How long to wait after the nth failure in a row: doubling with jitter, or what the network asked for; milliseconds. */
export function backoff(failures: number, { failureTtl, random }: { failureTtl: number; random: () => number }, retryAfter: number = 0): number {
  const wait = retryAfter > 0
    ? Math.min(Math.max(retryAfter, 1000), LONGEST_REST)
    : Math.min(failureTtl * 2 ** (failures - 1), LONGEST_BACKOFF);
  // Later, never sooner: a thousand pages must not come back in the same instant.
  return wait * (1 + random() / 4);
}
