type Loaders = Readonly<Record<string, () => Promise<unknown>>>;

/** Loads what defines a tag as soon as the tag is on the page; a load that fails is tried again when the page changes. */
export function defineOnUse(page: Pick<Document, 'getElementsByTagName'>, loaders: Loaders): void {
  // A live collection costs nothing to keep and almost nothing to ask, whatever the size of the page.
  const waiting = new Map(Object.keys(loaders).map(tag => [tag, page.getElementsByTagName(tag)]));
  const observer = new MutationObserver(look);
  function look(): void {
    for (const [tag, elements] of waiting) if (elements.length) load(tag, elements);
    if (!waiting.size) observer.disconnect();
  }
  function load(tag: string, elements: HTMLCollectionOf<Element>): void {
    waiting.delete(tag);
    loaders[tag]!().catch(() => {
      waiting.set(tag, elements);
      watch();
    });
  }
  function watch(): void {
    observer.observe(page as Document, { childList: true, subtree: true });
  }
  watch();
  look();
}
