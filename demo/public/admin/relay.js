const base = document.querySelector('meta[name="presence-relay"]').content;

/** What the relay refused, and why: `problems` name fields (`path`), each with a `code` and English words. */
export class Refusal extends Error {
  constructor(status, { detail, errors = [] } = {}) {
    super(detail ?? '');
    this.status = status;
    this.problems = errors;
  }

  /** Somebody else was quicker. */
  get isConflict() {
    return this.status === 409;
  }
}

/** Asks the relay for `/settings/…`; rejects with a `Refusal`, whose status is 0 where the relay was not reached. */
export async function ask(path, { method = 'GET', body, type = 'application/json' } = {}) {
  const answer = await fetch(`${base}/settings/${path}`, {
    method,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body), headers: { 'content-type': type } }),
  }).catch(() => { throw new Refusal(0); });
  if (answer.status === 204) return undefined;
  const content = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refusal(answer.status, content);
  return content;
}
