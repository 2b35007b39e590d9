#!/usr/bin/env node
import { run } from '../dist/command.js';

try {
  const running = await run(process.argv.slice(2));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void running?.stop());
} catch (error) {
  console.error(`presence-relay: ${error.message}`);
  process.exitCode = 1;
}
