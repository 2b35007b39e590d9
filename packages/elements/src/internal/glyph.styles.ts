import { css, type CSSResult } from '@lit/reactive-element';

/**
 * One node is drawn, by CSS alone: an inline SVG in each icon makes 10,000 changes a hundred times dearer.
 * Each availability has its own shape; colour only repeats it.
 */
export const glyph: CSSResult = css`
  [part='glyph'] {
    display: block;
    inline-size: var(--_size);
    block-size: var(--_size);
    border-radius: 50%;
    background: currentColor;
    forced-color-adjust: none;
  }
  /* Hollow: nothing is known. Every icon starts so, hence without a mask, which costs. */
  .unknown {
    color: var(--presence-color-unknown, light-dark(#616161, #adadad));
    background: none;
    box-shadow: inset 0 0 0 calc(var(--_size) / 6);
  }
  .online { color: var(--presence-color-online, light-dark(#107c41, #6ccb8b)); }
  /* A ring with a core: still signed in, long inactive. */
  .idle { mask: radial-gradient(closest-side, #000 40%, #0000 45% 68%, #000 72%); }
  /* A crescent. */
  .away {
    color: var(--presence-color-away, light-dark(#8a5a00, #f2c661));
    mask: radial-gradient(circle at 78% 22%, #0000 46%, #000 50%);
  }
  /* A square. */
  .busy {
    color: var(--presence-color-busy, light-dark(#c4314b, #ff8b94));
    border-radius: 18%;
    scale: 0.88;
  }
  /* A disc with a bar. */
  .dnd {
    color: var(--presence-color-dnd, light-dark(#a4262c, #ff7a7a));
    mask: linear-gradient(#000 0 0) center / 60% 20% no-repeat exclude, linear-gradient(#000 0 0);
  }
  /* A disc with a cross. */
  .offline {
    color: var(--presence-color-offline, light-dark(#616161, #adadad));
    mask: linear-gradient(45deg, #000 43%, #0000 43% 57%, #000 57%), linear-gradient(-45deg, #000 43%, #0000 43% 57%, #000 57%);
    mask-composite: intersect;
  }
  @media (forced-colors: active) {
    [part='glyph'][part] { color: CanvasText; }
  }
`;
