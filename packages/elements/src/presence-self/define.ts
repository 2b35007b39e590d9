import { PresenceSelf } from './presence-self.js';

PresenceSelf.define();

declare global {
  interface HTMLElementTagNameMap {
    'presence-self': PresenceSelf;
  }
}
