import { createRegistry, type Availability, type MyPreferences, type PresenceAccount } from '@presence-elements/core';
import { fakePreferencesDesk, type FakePreferencesDesk } from '@presence-elements/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { addMessages } from '../i18n/localize.js';
import { ar } from '../i18n/locales/ar.js';
import { arPreferences } from '../i18n/locales/preferences/ar.js';
import './define.js';

interface Args {
  lang: string;
  /** What is kept. */
  kept: Partial<MyPreferences>;
  /** What is seen at the IM address. */
  seen: Availability;
  /** What the desk does from the start. */
  begin: (desk: FakePreferencesDesk) => void;
  /** What it does once the form has been drawn. */
  then: (desk: FakePreferencesDesk) => void;
  /** Is there a desk at all? */
  offered: boolean;
}

/** Whatever of a story is still to come once it has been drawn. */
const later = new WeakMap<Element, () => void>();

function preferences({ lang, kept, seen, begin, then, offered }: Args): TemplateResult {
  addMessages('ar', { ...ar, ...arPreferences });
  const registry = createRegistry(), desk = fakePreferencesDesk(kept), account: PresenceAccount = offered ? { preferences: desk } : {};
  begin(desk);
  registry.register({ name: 'story', query: async addresses => addresses.map(address => ({ address, availability: seen })), account: async () => account }, '*');
  const drawn = html`<presence-preferences lang=${lang} dir=${lang === 'ar' ? 'rtl' : 'ltr'} address="ada@portal.example" .registry=${registry}></presence-preferences>`;
  queueMicrotask(() => document.querySelectorAll('presence-preferences').forEach(each => later.set(each, () => then(desk))));
  return drawn;
}

const ignore = (): void => undefined;

const meta: Meta<Args> = {
  title: 'presence-preferences',
  component: 'presence-preferences',
  args: { lang: 'en', kept: {}, seen: 'online', begin: ignore, then: ignore, offered: true },
  argTypes: { kept: { control: 'object' }, begin: { table: { disable: true } }, then: { table: { disable: true } } },
  render: preferences,
};
export default meta;

type Story = StoryObj<Args>;
type Play = (context: { canvasElement: HTMLElement }) => Promise<void>;

/** The story's element once it has been drawn with all that is kept. */
async function drawn(canvas: HTMLElement): Promise<{ find: (selector: string) => HTMLInputElement; settle: () => Promise<void> }> {
  const element = canvas.querySelector('presence-preferences')!;
  const settle = async (): Promise<void> => {
    for (let step = 0; step < 30; step++) await Promise.resolve();
    await element.updateComplete;
  };
  await settle();
  later.get(element)?.();
  return { find: selector => element.shadowRoot!.querySelector<HTMLInputElement>(selector)!, settle };
}

/** Types into some fields, then presses something. */
const act = (typed: Readonly<Record<string, string>>, press: string): Play => async ({ canvasElement }) => {
  const { find, settle } = await drawn(canvasElement);
  for (const [selector, text] of Object.entries(typed)) {
    const input = find(selector);
    input.value = text;
    for (const event of ['input', 'change']) input.dispatchEvent(new Event(event, { bubbles: true, composed: true }));
  }
  await settle();
  find(press).click();
  await settle();
};

const SAVE = '[part~="save"]';
const full: Partial<MyPreferences> = {
  address: 'ada@yahoo.example', displayName: 'Countess of Lovelace', lastActiveFor: 'contacts', locationFor: 'nobody', sharing: 'on', approval: 'ask',
  allow: ['charles@corp.example', 'eve@evil.example'], block: ['mallory@corp.example', 'evil.example', 'eve@evil.example'], onlyAllowedMayWrite: true,
  signIns: [{ provider: 'yahoo', name: 'Yahoo!', url: '/sign-in/yahoo?back={back}' }],
};

export const Nothing: Story = {};
export const Everything: Story = { args: { kept: full } };
/** The organisation decides about sharing. */
export const DecidedByTheOrganisation: Story = { args: { kept: { ...full, mayOverride: false } } };
export const Loading: Story = { args: { begin: desk => desk.hang() } };
export const SignedOut: Story = { args: { begin: desk => desk.fail('signed-out') } };
export const Unreachable: Story = { args: { begin: desk => desk.fail('unreachable') } };
export const NotOffered: Story = { args: { offered: false } };
export const Saving: Story = { args: { kept: full, then: desk => desk.hang() }, play: act({ '#displayName': 'Ada' }, SAVE) };
export const Saved: Story = { args: { kept: full }, play: act({ '#displayName': 'Ada' }, SAVE) };
export const NotSaved: Story = { args: { kept: full, then: desk => desk.fail('unreachable') }, play: act({ '#displayName': 'Ada' }, SAVE) };
export const WrongAddress: Story = { args: { kept: full }, play: act({ '#address': 'ada at yahoo' }, SAVE) };
export const WrongName: Story = { args: { kept: full }, play: act({ '#displayName': 'Augusta Ada King, Countess of Lovelace, '.repeat(2) }, SAVE) };
export const WrongEntry: Story = { args: { kept: full }, play: act({ '#block-entry': 'mallory' }, '#block [part~="add"]') };
export const UnknownAddress: Story = { args: { seen: 'unknown' }, play: act({ '#address': 'ada@nowhere.example' }, '#displayName') };
export const BackToEnterprise: Story = { args: { kept: full }, play: act({}, '[part~="enterprise"]') };
export const Removed: Story = { args: { kept: full }, play: act({}, '#block [part~="remove"]') };
/** Signed out while something was being typed. */
export const SessionEnded: Story = {
  args: {
    kept: full,
    then: desk => {
      desk.fail('signed-out');
      desk.elsewhere({});
    },
  },
  play: act({ '#displayName': 'Ada' }, SAVE),
};
export const Hostile: Story = {
  args: {
    kept: {
      ...full, displayName: '<img src=x onerror=alert(1)>', block: ['<script>alert(1)</script>', 'a\u202Egnp.exe@corp.example', 'x'.repeat(200)],
      signIns: [{ provider: 'evil', name: '<b>Evil</b>', url: 'javascript:alert(1)' }],
    },
  },
};
export const RightToLeft: Story = { args: { kept: full, lang: 'ar' } };
