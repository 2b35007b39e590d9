// Runs in the browser. Stories get the same surroundings as in Storybook: .storybook/annotations.ts.
import * as renderer from '@storybook/web-components/entry-preview';
import 'axe-core';
import { composeStories, composeStory, setProjectAnnotations } from 'storybook/preview-api';
import annotations from '../../.storybook/annotations.ts';

const project = setProjectAnnotations([renderer, annotations]);
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export function testStories(file, module) {
  describe(file, () => {
    for (const [name, story] of Object.entries(composeStories(module, project, composeStory))) {
      it(`${name} renders, plays and passes axe`, async () => {
        await story.run();
        for (const animation of animationsIn(document)) if (Number.isFinite(animation.effect.getComputedTiming().endTime)) animation.finish();
        const { violations } = await globalThis.axe.run(document.body, { runOnly: rules });
        if (violations.length) throw new Error(violations.map(describeViolation).join('\n'));
      });
    }
  });
}

/** Half faded in, a text has too little contrast. */
function animationsIn(root) {
  const inside = [...root.querySelectorAll('*')].flatMap((element) => (element.shadowRoot ? animationsIn(element.shadowRoot) : []));
  return [...root.getAnimations(), ...inside];
}

const describeViolation = ({ id, help, nodes }) => `${id} (${help}): ${nodes.map((node) => node.html).join(' ')}`;
