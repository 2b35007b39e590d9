import { PresenceError, type Viewer } from '@presence-elements/core';
import type { Settings } from './matrix-options.js';

/** Hands out one account's token. Whoever is first refused with it has it renewed for all who wait. */
export class Credential {
  readonly #token: Settings['token'];
  readonly #viewer: Viewer | undefined;
  #current: Promise<string> | undefined;

  constructor({ token }: Pick<Settings, 'token'>, viewer: Viewer | undefined) {
    this.#token = token;
    this.#viewer = viewer;
  }

  /** The token for now. Rejects with `signed-out` where there is none. */
  current(): Promise<string> {
    return (this.#current ??= this.#ask());
  }

  /** Another one, after this one was refused. Rejects with `signed-out` where there is none; the next time it is asked for anew. */
  renewed(refused: Promise<string>): Promise<string> {
    if (this.#current === refused) this.#current = this.#ask(refused);
    return this.current();
  }

  #ask(refused?: Promise<string>): Promise<string> {
    const asked: Promise<string> = this.#answer(refused).catch(() => {
      if (this.#current === asked) this.#current = undefined;
      // What the host threw may hold a secret: it goes nowhere.
      throw new PresenceError('signed-out', 'There is no token');
    });
    return asked;
  }

  async #answer(before: Promise<string> | undefined): Promise<string> {
    const refused = await before;
    const token = typeof this.#token === 'string' ? this.#token : await this.#token({ refused, viewer: this.#viewer });
    // What no header can carry is no token either.
    if (token === refused || !/^[!-~]+$/.test(token)) throw new TypeError('no other token');
    return token;
  }
}
