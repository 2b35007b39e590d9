// Every *.stories.ts is a test file: each of its stories must render, play, and please axe. A new story needs no edit elsewhere.
import { basename } from 'node:path';

export const storiesAsTests = () => ({
  name: 'stories-as-tests',
  serve(context) {
    if (!context.path.endsWith('.stories.ts') || 'stories' in context.query) return undefined;
    const file = basename(context.path);
    return {
      type: 'js',
      body: `import { testStories } from '/.ci/wtr/test-stories.js';
        import * as stories from './${file}?stories';
        testStories('${file}', stories);`,
    };
  },
});
