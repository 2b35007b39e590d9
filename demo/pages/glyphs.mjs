import { raw } from 'hono/html';

const glyph = (body) => raw(`<svg class="glyph" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${body}</svg>`);

/** The portal's own line icons. */
export const glyphs = Object.freeze({
  mark: glyph('<path d="M3 15c3 0 3-2.5 6-2.5S12 15 15 15s3-2.5 6-2.5M3 20c3 0 3-2.5 6-2.5s3 2.5 6 2.5 3-2.5 6-2.5"/><circle cx="12" cy="6.5" r="3"/>'),
  chevron: glyph('<path d="m8 10 4 4 4-4"/>'),
  text: glyph('<path d="M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 17h5"/>'),
  sheet: glyph('<path d="M5 4h14v16H5zM5 9h14M5 14.5h14M11 9v11"/>'),
  slides: glyph('<path d="M3 5h18v11H3zM12 16v4M8 20h8M7 12l3-3 2.5 2 4-4"/>'),
  code: glyph('<path d="m8 7-5 5 5 5M16 7l5 5-5 5M13.5 5l-3 14"/>'),
  arrow: glyph('<path class="flips" d="M5 12h14m-5-5 5 5-5 5"/>'),
  back: glyph('<path class="flips" d="M19 12H5m5-5-5 5 5 5"/>'),
});
