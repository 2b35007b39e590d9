import { engines } from '../browsers/engines.mjs';
import { tool } from './command.mjs';
import { reported } from './reported.mjs';
import { withSecondLook } from './second-look.mjs';

/** Tests and stories of the elements in every engine that is here. (What is not, .ci/test.mjs names.) */
export async function elements() {
  const here = Object.keys(engines).filter((engine) => engines[engine].lacks().length === 0);
  return withSecondLook((files) => reported('elements', (env) =>
    tool('wtr', files ? ['--files', ...files] : [], { ...env, ENGINES: here.join(',') })));
}
