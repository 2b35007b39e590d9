import { html, type TemplateResult } from 'lit';
import type { AccountController } from '../controllers/account-controller.js';
import type { ProviderReader } from './provider-reader.js';
import { problemIn, type Words } from './words.js';

type Account = Pick<AccountController, 'account' | 'problem'>;

type Reader = Pick<ProviderReader, 'problem' | 'reading' | 'providers'>;

/** What stands where the list would: that it is coming, or why there is none and what to do. */
export function whyNothing(account: Account, reader: Reader, words: Words, retry: () => void): TemplateResult {
  const { providers } = words, problem = account.problem ?? reader.problem;
  if (reader.reading || account.account === undefined) return html`<p part="empty">${providers.loading}</p>`;
  if (problem === 'forbidden' || (!problem && account.account)) return html`<p part="empty">${providers.notAdministrator}</p>`;
  if (!problem) return html`<p part="empty">${providers.notHere}</p>`;
  const why = problem === 'signed-out' ? providers.signedOut : `${problemIn(words, problem)}.`;
  return html`<p part="trouble">${why} <button part="button" type="button" @click=${retry}>${providers.retry}</button></p>`;
}

/** Why what is shown may not be up to date, or cannot be saved. */
export function troubleIn(account: Account, reader: Reader, words: Words): string | undefined {
  const problem = account.problem ?? reader.problem ?? (account.account === null ? 'no-agent' : account.account?.providers || !account.account ? undefined : 'forbidden');
  return problem && `${problemIn(words, problem)}.`;
}
