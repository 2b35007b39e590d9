/**
 * Names what failed and what was skipped, and counts. What was left out because this machine lacks it counts as skipped,
 * and as failed where CI is set: there nothing may be missing. Returns the exit code.
 */
export function summarize(results, leftOut) {
  const missing = leftOut.map(({ name, why }) => ({ name, status: process.env.CI ? 'failed' : 'skipped', detail: why }));
  const all = [...results, ...missing];
  const { passed, failed, skipped } = byStatus(all);
  if (failed.length) console.log(`\nFailed:${failed.map(describe).join('')}`);
  if (skipped.length) console.log(`\nSkipped:${skipped.map(({ name, detail }) => `\n  – ${name}${reason(name, detail)}`).join('')}`);
  console.log(`\n${String(passed.length)} passed, ${String(failed.length)} failed, ${String(skipped.length)} skipped`);
  return failed.length ? 1 : 0;
}

function byStatus(results) {
  const having = (status) => results.filter((result) => result.status === status);
  return { passed: having('passed'), failed: results.filter(({ status }) => status !== 'passed' && status !== 'skipped'), skipped: having('skipped') };
}

function describe({ name, detail }) {
  return `\n  ✗ ${name}${detail ? `\n${detail.replace(/^/gmu, '      ')}` : ''}`;
}

/** A note, or what the title ends with in brackets, says why; or else the title itself has to. */
function reason(name, note) {
  if (note) return ` (${note})`;
  return name.endsWith(']') || name.endsWith(')') || name.includes('needs ') ? '' : ' (it does not say why)';
}
