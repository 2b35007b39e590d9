import type { MistakeCode } from '../../i18n/providers-messages.js';

/** Stands for what was typed and is not even a value: it fails each check, at its own place. */
export class NoValue {
  readonly code: MistakeCode;
  readonly detail: string | undefined;

  constructor(code: MistakeCode, detail?: string) {
    this.code = code;
    this.detail = detail;
  }
}
