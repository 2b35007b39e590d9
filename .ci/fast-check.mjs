// Property tests draw the same examples in every run: whoever changes something is told of their own faults alone.
// To look for others: PROPERTY_SEED=random (or a number) and PROPERTY_RUNS=2000 before `npx vitest run --project unit …`.
import { createRequire } from 'node:module';

// By a path of its own: the name leads here.
const { default: fc } = createRequire(import.meta.url)('fast-check');
const { PROPERTY_SEED = '20261125', PROPERTY_RUNS } = process.env;

fc.configureGlobal({
  ...(PROPERTY_SEED !== 'random' && { seed: Number(PROPERTY_SEED) }),
  ...(PROPERTY_RUNS && { numRuns: Number(PROPERTY_RUNS) }),
});

export default fc;
