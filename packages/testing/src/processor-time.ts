interface Usage { readonly user: number; readonly system: number }

/**
 * How long the processor of this machine works on something (milliseconds), all threads of this process together: for a test that
 * guards against work out of proportion. On a machine that is busy elsewhere time passes, and this stays what it is. In Node only.
 */
export function processorTime(run: () => unknown, usage: (since?: Usage) => Usage = since => process.cpuUsage(since)): number {
  const before = usage();
  run();
  const { user, system } = usage(before);
  return (user + system) / 1_000;
}
