import type { ProblemCode } from '@presence-elements/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { AccountController } from '../controllers/account-controller.js';
import type { ProviderReader } from './provider-reader.js';
import { problemIn, type Words } from './words.js';

type Account = Pick<AccountController, 'account' | 'problem'>;

type Reader = Pick<ProviderReader, 'problem' | 'reading' | 'providers'>;

/** What stands where the list would: that it is coming, or why there is none and what to do. `isKept`: something was typed. */
export function whyNothing(account: Account, reader: Reader, words: Words, retry: () => void, isKept: boolean = false): TemplateResult {
  const { providers } = words, problem = account.problem ?? reader.problem;
  if (reader.reading || account.account === undefined) return html`<p part="empty">${providers.loading}</p>`;
  if (isForbidden(account, reader)) return html`<p part="empty">${providers.notAdministrator} ${isKept ? html`${providers.stillHere} ${again(words, retry)}` : nothing}</p>`;
  if (!problem) return html`<p part="empty">${providers.notHere}</p>`;
  return troubleView(problem === 'signed-out' ? providers.signedOut : `${problemIn(words, problem)}.`, words, retry);
}

/** Why something is not there or may be old, and a way to try again. */
export const troubleView = (trouble: string, words: Words, retry: () => void): TemplateResult => html`<p part="trouble">${trouble} ${again(words, retry)}</p>`;

const again = ({ providers }: Words, retry: () => void): TemplateResult => html`<button part="button" type="button" @click=${retry}>${providers.retry}</button>`;

/** Whoever is here now is no administrator: not even a form that is open is for them. */
export function isForbidden({ account, problem: why }: Account, reader: Reader): boolean {
  const problem = why ?? reader.problem;
  return problem === 'forbidden' || (!problem && !!account && !account.providers);
}

/** Why there is no list. */
export const noList = ({ account, problem }: Account): ProblemCode => problem ?? (account === undefined ? 'unreachable' : account ? 'forbidden' : 'no-agent');

/** Why what is shown may not be up to date, or cannot be saved. */
export function troubleIn(account: Account, reader: Reader, words: Words): string | undefined {
  if (isForbidden(account, reader)) return words.providers.notAdministrator;
  const isThere = account.account === undefined || account.account?.providers;
  const problem = account.problem ?? reader.problem ?? (isThere ? undefined : noList(account));
  return problem && `${problemIn(words, problem)}.`;
}
