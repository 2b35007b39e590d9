import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
// Written by `npm run manifest`.
import manifest from '../packages/elements/custom-elements.json' with { type: 'json' };
import annotations from './annotations.js';

setCustomElementsManifest(manifest);

const preview: Preview = { ...annotations, tags: ['autodocs'] };
export default preview;
