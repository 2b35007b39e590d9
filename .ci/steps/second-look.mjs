/** More files than this with a red test are no bad luck. */
const most = 3;

/**
 * Tests in real browsers and on real servers share a machine with whatever else it does. A file with a red test runs once
 * more by itself: what is red again has failed. What is not has passed, and a result of its own (`unsteady`) says how it was
 * red, for the end of the run to name: a test that is red now and then has a fault, or has found one.
 * `run` takes the files to run, or none for all, and gives the results with their `file`.
 */
export async function withSecondLook(run, say = console.log) {
  const first = await run();
  const red = first.filter(isRed), files = [...new Set(red.map(({ file }) => file))];
  if (!files.length || files.length > most || files.includes(undefined)) return first;
  say(`\n── once more, by itself: ${files.join(' ')}`);
  const second = await run(files);
  // Whatever was not looked at again stays as it was seen.
  if (!files.every((file) => second.some((result) => result.file === file))) return [...first, ...second.filter(isRed)];
  const again = new Set(second.filter(isRed).map(({ name }) => name));
  return [
    ...first.filter(({ file }) => !files.includes(file)),
    ...second,
    ...red.filter(({ name }) => !again.has(name)).map((result) => ({ ...result, status: 'unsteady' })),
  ];
}

const isRed = ({ status }) => status === 'failed';
