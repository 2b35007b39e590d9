import { emulateMedia } from '@web/test-runner-commands';
import { expect } from 'chai';
import { overlayStyles } from './overlay.styles.js';

describe('the box of an overlay', () => {
  /** With a sheet of its own: WebKit reads media queries once, when a sheet is made. */
  const probe = (): HTMLElement => {
    const host = document.body.appendChild(document.createElement('div')), sheet = new CSSStyleSheet();
    const root = host.attachShadow({ mode: 'open' });
    sheet.replaceSync(overlayStyles.cssText);
    root.adoptedStyleSheets = [sheet];
    const box = root.appendChild(document.createElement('div'));
    box.part.add('box');
    return box;
  };

  afterEach(() => emulateMedia({ reducedMotion: 'no-preference' }));

  it('comes without movement where motion is to be reduced', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const box = probe();
    expect(getComputedStyle(box).transitionDuration).to.equal('0s');
    (box.getRootNode() as ShadowRoot).host.remove();
  });

  it('stands on the side where the page begins, whatever the language of a line', () => {
    const box = probe();
    const line = box.appendChild(document.createElement('div'));
    line.part.add('status');
    expect(getComputedStyle(line).textAlign).to.equal('left');
    box.dir = 'rtl';
    expect(getComputedStyle(line).textAlign).to.equal('right');
    (box.getRootNode() as ShadowRoot).host.remove();
  });
});
