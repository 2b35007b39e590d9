/** Where the focus goes when something is wrong: the first entry that is, else what holds the first sentence of it. */
export function firstMistake(form: ParentNode): HTMLElement | undefined {
  const entry = form.querySelector<HTMLElement>('[aria-invalid="true"]');
  return entry ?? form.querySelector('[part="mistake"]')?.closest<HTMLElement>('[tabindex]') ?? undefined;
}
