import { expect } from 'chai';
import { LitElement, html, type TemplateResult } from 'lit';
import { FocusKeeper } from './focus-keeper.js';

class Host extends LitElement {
  drawn: TemplateResult = html``;
  readonly keeper: FocusKeeper = new FocusKeeper(this);

  override render(): TemplateResult {
    return html`<section id="whole" tabindex="-1">${this.drawn}</section>`;
  }
}
customElements.define('focus-keeper-host', Host);

async function draw(host: Host, drawn: TemplateResult): Promise<string | undefined> {
  host.drawn = drawn;
  host.requestUpdate();
  await host.updateComplete;
  return host.shadowRoot!.activeElement?.id;
}

async function focusOn(id: string, drawn: TemplateResult): Promise<Host> {
  const host = document.body.appendChild(new Host());
  await draw(host, drawn);
  host.shadowRoot!.getElementById(id)!.focus();
  return host;
}

const rows = (...names: readonly string[]): TemplateResult => html`${names.map(name => html`<p id=${name} tabindex="-1"><button id="${name}-press">x</button></p>`)}`;

describe('what keeps the focus', () => {
  afterEach(() => document.body.replaceChildren());

  it('leaves it where it is', async () => {
    const host = await focusOn('b-press', rows('a', 'b'));
    expect(await draw(host, rows('a', 'b', 'c'))).to.equal('b-press');
  });

  it('hands it to what is now drawn in its place', async () => {
    const host = await focusOn('b-press', rows('a', 'b'));
    expect(await draw(host, html`<div>${rows('c', 'b')}</div>`)).to.equal('b-press');
  });

  it('hands it to the place around it, the one before, the whole; never to a button', async () => {
    const host = await focusOn('b-press', rows('a', 'b'));
    const around = await draw(host, rows('a', 'b')), gone = html`<p id="a" tabindex="-1"></p><button id="x">x</button>`;
    expect(around).to.equal('b-press');
    host.shadowRoot!.querySelector('#b-press')!.remove();
    host.shadowRoot!.getElementById('b')!.focus();
    expect(await draw(host, rows('a'))).to.equal('a');
    expect(await draw(host, gone)).to.equal('a');
    expect(await draw(host, html`<button id="x">x</button>`)).to.equal('whole');
  });

  it('goes on where something is done, but calls nobody back who is elsewhere by now', async () => {
    const host = await focusOn('a-press', rows('a', 'b')), outside = document.body.appendChild(document.createElement('input'));
    const at = async (): Promise<string | undefined> => {
      await host.updateComplete;
      return host.shadowRoot!.activeElement?.id;
    };
    host.keeper.goOn('#b-press');
    const inside = await at();
    outside.focus();
    host.keeper.goOn('#a-press');
    const away = await at();
    outside.remove();
    host.keeper.goOn(root => root.querySelector<HTMLElement>('#a-press') ?? undefined);
    const nowhere = await at();
    document.body.appendChild(outside).focus();
    host.keeper.go('#b-press');
    expect([inside, away, nowhere, await at()]).to.deep.equal(['b-press', undefined, 'a-press', 'b-press']);
  });

  it('goes to what is wrong when something is done, and on to what comes next only where what had the focus is gone', async () => {
    const host = await focusOn('b-press', rows('a', 'b')), { keeper } = host;
    const after = async (next: { wrong?: string; gone?: string }): Promise<string | undefined> => {
      await keeper.when(Promise.resolve(), () => next);
      await host.updateComplete;
      return host.shadowRoot!.activeElement?.id;
    };
    expect(await after({ gone: '#a-press' })).to.equal('b-press');
    expect(await after({ wrong: '#a-press' })).to.equal('a-press');
    await draw(host, rows('c'));
    expect(await after({ gone: '#c-press' })).to.equal('c-press');
    document.body.appendChild(document.createElement('input')).focus();
    expect([await after({ wrong: '#c-press' }), await after({ gone: '#c-press' })]).to.deep.equal([undefined, undefined]);
  });

  it('takes it from nobody, inside or outside', async () => {
    const host = await focusOn('b-press', rows('a', 'b'));
    const outside = document.body.appendChild(document.createElement('input'));
    outside.focus();
    await draw(host, rows('a'));
    expect(document.activeElement).to.equal(outside);
    host.remove();
    await draw(host, rows('c'));
    expect(document.activeElement).to.equal(outside);
  });
});
