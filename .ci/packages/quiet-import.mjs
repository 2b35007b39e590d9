import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Lit notes its versions there, for the warning about two copies, and what rendering on a server needs. */
const ofLit = ['litElementVersions', 'litHtmlVersions', 'reactiveElementVersions', 'litPropertyMetadata', 'litServerRoot', 'customElements'];

/** The globals that importing a package in Node adds or replaces. */
export async function changedGlobals(name) {
  const script = `
    const now = () => new Map(Reflect.ownKeys(globalThis).map((key) => [key, globalThis[key]]));
    now(); // reading some of Node's globals makes them
    const before = now();
    await import(${JSON.stringify(name)});
    const changed = [...now()].filter(([key, value]) => !before.has(key) || !Object.is(before.get(key), value)).map(([key]) => String(key));
    console.log(JSON.stringify(changed));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', '--input-type=module', '--eval', script]);
  return JSON.parse(stdout.trim().split('\n').at(-1)).filter((key) => !ofLit.includes(key));
}
