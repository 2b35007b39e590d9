import { reported } from './reported.mjs';
import { tool } from './command.mjs';

const vitest = (project) => reported(project, (env) =>
  tool('vitest', ['run', '--project', project, '--reporter', 'default', '--reporter', './.ci/steps/vitest-reporter.mjs'], env));

export const unit = () => vitest('unit');
export const servers = () => vitest('servers');
export const e2e = () => vitest('e2e');
