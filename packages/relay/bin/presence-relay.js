#!/usr/bin/env node
try {
  const { run } = await import('../dist/command.js').catch(explain);
  const running = await run(process.argv.slice(2));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void running?.stop());
} catch (error) {
  console.error(`presence-relay: ${error.message}`);
  process.exitCode = 1;
}

// In a clone, unlike in the published package, it has to be built first.
function explain(error) {
  throw error.code === 'ERR_MODULE_NOT_FOUND' && error.message.includes('command.js') ? new Error('not built yet: npm run build') : error;
}
