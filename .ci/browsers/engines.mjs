// The three engines, how each is started, and what a machine lacks for one of them.
import { chromiumLacks, startChromium } from './chromium.mjs';
import { findFirefox, startFirefox } from './firefox.mjs';
import { onPath } from './on-path.mjs';
import { findMiniBrowser, startWebkit } from './webkit.mjs';

export const engines = {
  chromium: { start: startChromium, lacks: chromiumLacks },
  firefox: { start: startFirefox, lacks: () => (findFirefox() ? [] : ['firefox-esr']) },
  webkit: { start: startWebkit, lacks: webkitLacks },
};

/** Debian's names. xsettingsd is for media queries only, but without it some tests would fail rather than be skipped. */
function webkitLacks() {
  if (process.platform !== 'linux') return ['a Linux with webkit2gtk-driver'];
  return [
    ...(onPath('WebKitWebDriver') && findMiniBrowser() ? [] : ['webkit2gtk-driver']),
    ...(onPath('Xvfb') ? [] : ['xvfb']),
    ...(onPath('xsettingsd') ? [] : ['xsettingsd']),
  ];
}
