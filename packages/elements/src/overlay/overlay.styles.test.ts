import { emulateMedia } from '@web/test-runner-commands';
import { expect } from 'chai';

describe('the box of an overlay', () => {
  const probe = (css: CSSStyleSheet): HTMLElement => {
    const host = document.body.appendChild(document.createElement('div'));
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [css];
    const box = root.appendChild(document.createElement('div'));
    box.part.add('box');
    return box;
  };

  afterEach(() => emulateMedia({ reducedMotion: 'no-preference' }));

  it('comes without movement where motion is to be reduced', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    // WebKit reads media queries of a sheet once, when it is made: so it is made now.
    const { overlayStyles } = await import('./overlay.styles.js');
    const box = probe(overlayStyles.styleSheet!);
    expect(getComputedStyle(box).transitionDuration).to.equal('0s');
    (box.getRootNode() as ShadowRoot).host.remove();
  });

  it('stands on the side where the page begins, whatever the language of a line', async () => {
    const { overlayStyles } = await import('./overlay.styles.js');
    const box = probe(overlayStyles.styleSheet!);
    const line = box.appendChild(document.createElement('div'));
    line.part.add('status');
    expect(getComputedStyle(line).textAlign).to.equal('left');
    box.dir = 'rtl';
    expect(getComputedStyle(line).textAlign).to.equal('right');
    (box.getRootNode() as ShadowRoot).host.remove();
  });
});
