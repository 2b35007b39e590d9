// For shells that cannot set ENGINES before a command.
process.env.ENGINES ??= 'chromium,firefox,webkit';
const { default: config } = await import('../../web-test-runner.config.mjs');
export default { ...config, rootDir: new URL('../..', import.meta.url).pathname };
