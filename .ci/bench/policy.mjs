// What an organisation's rules cost: looks at somebody who is known, with and without them, and messages that are judged, as one relay does it.
import { build } from 'esbuild';

// A look that the rules have filtered, in looks that nobody filters; a judged message, in the same.
const LIMITS = { 'rules': 5, 'organisation': 6, 'a message': 3 };
const here = new URL('.', import.meta.url).pathname;

export async function benchPolicy(repetitions) {
  const { outputFiles } = await build({
    entryPoints: [`${here}policy-case.js`], bundle: true, format: 'esm', target: 'es2022', platform: 'neutral', write: false,
    conditions: ['@presence-elements/source', 'production'], absWorkingDir: `${here}../..`,
  });
  const { cases } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  const runs = Object.entries(await cases()), rounds = [];
  // The first rounds are compiled while they run and are not counted.
  for (let round = -3; round < repetitions; round++) {
    const took = Object.fromEntries(runs.map(([name, run]) => [name, microseconds(run)]));
    if (round >= 0) rounds.push(took);
  }
  const median = pick => rounds.map(pick).toSorted((a, b) => a - b)[Math.floor(rounds.length / 2)];
  console.log('');
  return Object.entries(LIMITS).map(([name, limit]) => {
    const took = median(round => round[name]), plain = median(round => round['no policy']), ratio = median(round => round[name] / round['no policy']);
    console.log(`Policy: ${name.padEnd(12)} ${took.toFixed(2)} µs, a look without one ${plain.toFixed(2)} µs (${ratio.toFixed(1)}×; limit ${limit})`);
    return ratio <= limit;
  }).every(Boolean);
}

function microseconds(run) {
  const from = performance.now(), count = run();
  return (performance.now() - from) * 1_000 / count;
}
