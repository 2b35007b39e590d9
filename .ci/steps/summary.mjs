/** What the summary repeats of a failure, in lines and in characters a line. */
const longest = { lines: 30, line: 300 };

/**
 * Names what was skipped, then what was red once and not again, then what failed, and counts: a record that keeps only the
 * end of a run still says what was red.
 * What was left out because this machine lacks it counts as skipped, and as failed where CI is set: there nothing may be
 * missing. Returns the exit code.
 */
export function summarize(results, leftOut) {
  const missing = leftOut.map(({ name, why }) => ({ name, status: process.env.CI ? 'failed' : 'skipped', detail: why }));
  const all = [...results, ...missing];
  const { passed, failed, skipped, unsteady } = byStatus(all);
  if (skipped.length) console.log(`\nSkipped:${skipped.map(({ name, detail }) => `\n  – ${name}${reason(name, detail)}`).join('')}`);
  if (unsteady.length) console.log(`\nRed once, and not by itself:${unsteady.map(describe).join('')}`);
  if (failed.length) console.log(`\nFailed:${failed.map(describe).join('')}`);
  console.log(`\n${String(passed.length)} passed, ${String(failed.length)} failed, ${String(skipped.length)} skipped`);
  return failed.length ? 1 : 0;
}

function byStatus(results) {
  const having = (status) => results.filter((result) => result.status === status);
  const known = { passed: having('passed'), skipped: having('skipped'), unsteady: having('unsteady') };
  return { ...known, failed: results.filter(({ status }) => !(status in known)) };
}

function describe({ name, detail }) {
  return `\n  ✗ ${name}${detail ? `\n${firstLines(detail).replace(/^/gmu, '      ')}` : ''}`;
}

/** What a test prints can be a whole page: the beginning tells what was expected and where, and the runner has printed the rest. */
function firstLines(detail) {
  const lines = detail.split('\n').map((line) => (line.length > longest.line ? `${line.slice(0, longest.line)}…` : line));
  return lines.length > longest.lines ? [...lines.slice(0, longest.lines), '…'].join('\n') : lines.join('\n');
}

/** A note, or what the title ends with in brackets, says why; or else the title itself has to. */
function reason(name, note) {
  if (note) return ` (${note})`;
  return name.endsWith(']') || name.endsWith(')') || name.includes('needs ') ? '' : ' (it does not say why)';
}
