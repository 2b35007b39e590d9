// Media features of WebKitGTK follow the desktop's theme.
import { waitUntil } from './wait-until.mjs';

/** Changes the theme, then waits until the page has noticed. */
export function webkitMedia(settings, evaluate) {
  return async ({ media, colorScheme, reducedMotion, contrast, forcedColors }) => {
    if (forcedColors === 'active') throw new Error('WebKit has no forced colours');
    if (media) throw new Error('WebKitGTK cannot pretend to print');
    if (!settings) throw new Error('Media cannot be emulated in WebKitGTK without xsettingsd: apt-get install xsettingsd');
    const { state } = settings;
    if (colorScheme) state.theme = colorScheme === 'dark' ? 'Adwaita-dark' : 'Adwaita';
    if (contrast) state.theme = contrast === 'more' ? 'HighContrast' : state.theme.replace('HighContrast', 'Adwaita');
    if (reducedMotion) state.animations = reducedMotion !== 'reduce';
    settings.apply();
    const wanted = [state.theme === 'Adwaita-dark', state.theme === 'HighContrast', !state.animations];
    if (!await waitUntil(async () => String(await evaluate(answers)) === String(wanted))) throw new Error(`media did not change to ${JSON.stringify(state)}`);
  };
}

const answers = () => ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(prefers-reduced-motion: reduce)']
  .map((query) => matchMedia(query).matches);
