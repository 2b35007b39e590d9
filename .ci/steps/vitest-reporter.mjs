// Writes every test of the run as one line of data, for .ci/test.mjs to count.
import { writeFileSync } from 'node:fs';

export default class ResultsReporter {
  onTestRunEnd(modules, unhandled) {
    const results = [...modules.flatMap(resultsOf), ...unhandled.map((error) => failed('an error outside any test', [error]))];
    if (process.env.RESULTS_FILE) writeFileSync(process.env.RESULTS_FILE, JSON.stringify(results));
  }
}

function resultsOf(module) {
  const file = module.relativeModuleId;
  const tests = [...module.children.allTests()].map((test) => {
    const { state, errors = [], note } = test.result();
    const name = `${file}: ${test.fullName}`;
    return state === 'failed' ? failed(name, errors, file) : { file, name, status: state, detail: note };
  });
  const broken = [module, ...module.children.allSuites()].filter((each) => each.errors().length);
  return [...tests, ...broken.map((each) => failed(`${file}: ${each.fullName ?? 'the file itself'}`, each.errors(), file))];
}

const failed = (name, errors, file) => ({
  file,
  name,
  status: 'failed',
  detail: errors.map(({ message, stack }) => (stack?.includes(message) ? stack : `${message}\n${stack ?? ''}`)).join('\n'),
});
