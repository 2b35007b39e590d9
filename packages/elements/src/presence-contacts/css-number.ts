import { noChange } from 'lit';
import { directive, Directive, PartType, type DirectiveResult, type ElementPart, type PartInfo } from 'lit/directive.js';

class CssNumber extends Directive {
  #written: number | undefined;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new TypeError('cssNumber belongs on an element: <div ${cssNumber(…)}>');
  }

  render(_name: string, _value: number): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [name, value]: [string, number]): unknown {
    if (value !== this.#written) (element as HTMLElement).style.setProperty(name, String(this.#written = value));
    return noChange;
  }
}

const write = directive(CssNumber);

/**
 * Sets a custom property of an element to a number that only a script knows.
 *
 * Through CSSOM: the attribute that Lit's own `styleMap` writes at first is refused under a strict content security policy.
 */
export const cssNumber = (name: `--${string}`, value: number): DirectiveResult => write(name, value);
