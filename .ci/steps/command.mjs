import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Runs a tool of this repository; its output is shown as it comes, and handed back for the summary. */
export function tool(name, args, env = {}) {
  return command(join('node_modules', '.bin', name), args, env);
}

export function command(program, args, env = {}) {
  return new Promise((resolve) => {
    const windows = process.platform === 'win32'; // where tools are .cmd files, which need a shell
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], shell: windows, env: { ...process.env, ...env } });
    let output = '';
    for (const [stream, shown] of [[child.stdout, process.stdout], [child.stderr, process.stderr]]) {
      stream.on('data', (chunk) => {
        output += String(chunk);
        shown.write(chunk);
      });
    }
    child.on('error', (error) => { resolve({ code: 1, output: String(error) }); });
    child.on('close', (code, signal) => { resolve({ code: code ?? 1, output: signal ? `${output}\nended by ${signal}` : output }); });
  });
}

/** A command that is one test: it passes if it ends well. */
export async function commandAsTest(name, run) {
  const { code, output } = await run;
  return { name, status: code === 0 ? 'passed' : 'failed', detail: lastLines(output) };
}

/** How much of a long output is worth repeating in the summary. */
export const lastLines = (output) => output.trimEnd().split('\n').slice(-40).join('\n');
