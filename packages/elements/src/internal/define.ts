/**
 * Registers a tag, unless another copy of the library was first: a page may hold several, and none may take it down.
 * Does nothing on a server.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  const tags = (globalThis as { customElements?: CustomElementRegistry }).customElements;
  const first = tags?.get(tag);
  // A class can have one name only: under a second one it goes as a subclass.
  if (!first) tags?.define(tag, tags.getName(element) ? class extends element {} : element);
  else if (first !== element) console.info(`<${tag}> is already defined, so this copy leaves it alone.`);
}
