// For shells that cannot set ENGINES before a command.
import { fileURLToPath } from 'node:url';

process.env.ENGINES ??= 'chromium,firefox,webkit';
const { default: config } = await import('../../web-test-runner.config.mjs');
export default { ...config, rootDir: fileURLToPath(new URL('../..', import.meta.url)) };
