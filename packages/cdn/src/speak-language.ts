import { addMessages, onMessages, type PartialPack } from '@presence-elements/elements';

export type PackLoaders = Readonly<Record<string, () => Promise<PartialPack>>>;

/** Loads the words of the page's language (`<html lang>`), and of the next whenever it changes. English is built in. */
export function speakLanguage(page: { readonly documentElement: Pick<HTMLElement, 'lang'> }, packs: PackLoaders): () => void {
  const loaders = new Map(Object.entries(packs));
  const speak = (): void => {
    const lang = page.documentElement.lang.toLowerCase().split('-')[0]!, load = loaders.get(lang);
    if (!load) return;
    loaders.delete(lang);
    // What cannot be had now is tried again when the language changes; until then the words are English.
    load().then(pack => addMessages(lang, pack), () => loaders.set(lang, load));
  };
  speak();
  return onMessages(speak);
}
