import { tool } from './command.mjs';
import { reported } from './reported.mjs';
import { withSecondLook } from './second-look.mjs';

const vitest = (project, files = []) => reported(project, (env) =>
  tool('vitest', ['run', ...files, '--project', project, '--reporter', 'default', '--reporter', './.ci/steps/vitest-reporter.mjs'], env));

export const unit = () => vitest('unit');
export const servers = () => withSecondLook((files) => vitest('servers', files));
export const e2e = () => withSecondLook((files) => vitest('e2e', files));
