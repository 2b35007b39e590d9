// What surrounds every story, here and in the story tests (.ci/wtr/test-stories.js).
import '@presence-elements/elements/define.js';
import type { Preview } from '@storybook/web-components-vite';

const annotations: Preview = {
  parameters: { a11y: { test: 'error' } },
};
export default annotations;
