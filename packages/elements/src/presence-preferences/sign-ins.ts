import type { SignIn } from '@presence-elements/core';
import { html, nothing, type TemplateResult } from 'lit';
import { plainText } from '../internal/plain-text.js';
import { signInUrl } from './sign-in.js';
import type { Words } from './words.js';

/** The networks that I sign in to, and where I do so. */
export interface SignInsModel {
  readonly words: Words;
  readonly signIns: readonly SignIn[];
  /** Does the host have its own way to sign in? Then it goes before pages. */
  readonly handles: () => boolean;
  /** The host's own way. */
  readonly perform: () => void;
  /** Else the person stays, and is told why. */
  readonly mayLeave: () => boolean;
  /** The person goes to a page, and will be back. */
  readonly leave: () => void;
}

/** A sign-in is a page of the host's own, hence a link; what is typed there never passes through here. */
export function signIns(model: SignInsModel): TemplateResult | typeof nothing {
  const { preferences: words } = model.words;
  if (!model.signIns.length) return nothing;
  return html`
    <div part="sign-ins" role="group" aria-labelledby="sign-ins-title" aria-describedby="sign-ins-hint">
      <p id="sign-ins-title" class="legend">${words.signIns}</p>
      <p id="sign-ins-hint">${words.signInsHint}</p>
      <ul>${model.signIns.map(each => html`<li part="entry"><span><bdi>${plainText(each.name)}</bdi></span> ${way(model, each)}</li>`)}</ul>
    </div>`;
}

function way({ words: { preferences: words }, handles, perform, mayLeave, leave }: SignInsModel, { name, url }: SignIn): TemplateResult {
  const label = words.changeCredentialsOf(plainText(name)), href = signInUrl(url, location.href, document.baseURI);
  if (handles()) return html`<button part="button credentials" type="button" aria-label=${label} @click=${perform}>${words.changeCredentials}</button>`;
  if (!href) return html`<small>${words.signInUnsafe}</small>`;
  const go = (event: MouseEvent): void => {
    // Since this was drawn a host may have got its own way, and a page another address.
    if (handles()) {
      event.preventDefault();
      return perform();
    }
    // In another tab or window nothing is left behind.
    const isHere = !(event.ctrlKey || event.metaKey || event.shiftKey);
    if (isHere && !mayLeave()) return event.preventDefault();
    (event.currentTarget as HTMLAnchorElement).href = signInUrl(url, location.href, document.baseURI) ?? href;
    leave();
  };
  return html`<a part="button credentials" href=${href} aria-label=${label} @click=${go}>${words.changeCredentials}</a>`;
}
