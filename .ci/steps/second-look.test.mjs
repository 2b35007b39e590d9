import { withSecondLook } from './second-look.mjs';

const look = (run) => withSecondLook(run, () => undefined);
const test = (name, status, file = 'a.test.ts') => ({ file, name: `${file}: ${name}`, status, ...(status === 'failed' && { detail: 'it was 2' }) });
const [green, red] = [test('adds', 'passed'), test('adds', 'failed')], other = test('counts', 'passed', 'b.test.ts');

/** A run of all finds the first, and a run of some files the second. */
function runner(first, second = []) {
  const asked = [];
  return { asked, run: async (files) => (asked.push(files), files ? second : first) };
}

describe('a second look at what was red', () => {
  it('is not taken where nothing was', async () => {
    const { run, asked } = runner([green, other]);
    expect(await look(run)).toEqual([green, other]);
    expect(asked).toEqual([undefined]);
  });

  it('leaves red what is red again', async () => {
    const { run, asked } = runner([red, other], [red]);
    expect(await look(run)).toEqual([other, red]);
    expect(asked).toEqual([undefined, ['a.test.ts']]);
  });

  it('names what was red once, and counts it as what it is now', async () => {
    const { run } = runner([red, other], [green]);
    expect(await look(run)).toEqual([other, green, { ...red, status: 'unsteady' }]);
  });

  it('takes what turns red only now as seriously', async () => {
    const late = test('subtracts', 'failed'), { run } = runner([red, test('subtracts', 'passed')], [green, late]);
    expect(await look(run)).toEqual([green, late, { ...red, status: 'unsteady' }]);
  });

  it('is not taken of many files, nor of what belongs to none', async () => {
    const many = ['a', 'b', 'c', 'd'].map((file) => test('adds', 'failed', file)), nowhere = { name: 'an error outside any test', status: 'failed' };
    for (const results of [many, [red, nowhere]]) {
      const { run, asked } = runner(results, [green]);
      expect(await look(run)).toEqual(results);
      expect(asked).toHaveLength(1);
    }
  });

  it('that finds nothing changes nothing', async () => {
    const end = { name: 'servers: the runner ended with code 1', status: 'failed' }, { run } = runner([red, other], [end]);
    expect(await look(run)).toEqual([red, other, end]);
  });
});
