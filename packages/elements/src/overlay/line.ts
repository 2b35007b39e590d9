/** One line of an overlay, as text. */
export function line(part: string, text: string, tag = 'div'): HTMLElement {
  const element = document.createElement(tag);
  element.part.add(part);
  element.textContent = text;
  return element;
}
