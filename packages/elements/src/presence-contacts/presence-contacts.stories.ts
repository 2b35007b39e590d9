import { createRegistry, type Availability, type Contact, type ContactRequest, type PresenceFacts } from '@presence-elements/core';
import { fakeContactList, type FakeContacts } from '@presence-elements/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { until } from '../../test/until.js';
import { addMessages } from '../i18n/localize.js';
import { ar } from '../i18n/locales/ar.js';
import { arContacts } from '../i18n/locales/contacts/ar.js';
import './define.js';

interface Args extends FakeContacts {
  lang: string;
  sort: 'availability' | 'name';
  /** What the network does when it is asked for the list. */
  network: 'answers' | 'hangs' | 'fails' | 'is signed out' | 'keeps none' | 'fails after a while';
  /** How wide the list is. */
  width: 'wide' | 'narrow';
}

const states: readonly Availability[] = ['online', 'away', 'busy', 'dnd', 'offline', 'unknown'];
const notes: Readonly<Record<string, string>> = { 'ada@corp.example': 'Writing the first program', 'grace@corp.example': 'Looking for the moth' };

/** Somebody's presence, the same each time. */
function factsOf(address: string): PresenceFacts {
  const sum = [...address].reduce((total, letter) => total + letter.charCodeAt(0), 0), text = notes[address];
  return { availability: states[sum % states.length], ...(text && { note: { text } }) };
}

const people: readonly Contact[] = [
  { address: 'ada@corp.example', name: 'Ada Lovelace', groups: ['Engines', 'Friends'] },
  { address: 'charles@corp.example', name: 'Charles Babbage', groups: ['Engines'] },
  { address: 'grace@corp.example', name: 'Grace Hopper', groups: ['Friends'] },
  { address: 'john_smith@ocs.com', groups: [], waiting: true },
  { address: 'soren@corp.example', name: 'Søren Ångström', groups: [] },
  { address: 'aim:zoe', name: 'Zoë', groups: [] },
];

const hostile: readonly Contact[] = [
  { address: 'eve@corp.example', name: '<img src=x onerror=alert(1)>', groups: ['<b>bold</b>'] },
  { address: 'mallory@corp.example', name: '\u202Eyrollam\u202C moc.elpmaxe', groups: ['\u202Epuorg'] },
  { address: 'layla@corp.example', name: 'ليلى', groups: ['أصدقاء'] },
  { address: 'long@corp.example', name: 'Pablo Diego José Francisco de Paula Juan Nepomuceno María de los Remedios '.repeat(3), groups: ['A group with a name that goes on and on and on and on and on and on'] },
];

const asking: readonly ContactRequest[] = [
  { address: 'konrad@zuse.example', name: 'Konrad Zuse', at: Date.now() - 300_000 },
  { address: 'stranger@elsewhere.example', at: Date.now() - 86_400_000 },
];

const many = (count: number): Contact[] => Array.from({ length: count }, (_, at) => ({
  address: `person-${at}@corp.example`, name: `Person ${String(at).padStart(5, '0')}`, groups: at % 3 ? [`Group ${at % 7}`] : [],
}));

function list({ lang, sort, network, width, ...contacts }: Args): TemplateResult {
  const registry = createRegistry(), own = fakeContactList(contacts);
  addMessages('ar', ar);
  addMessages('ar', arContacts);
  registry.register({ name: 'story', limits: { maxBatch: 1_000 }, query: async addresses => addresses.map(address => ({ ...factsOf(address.text), address })) }, '*');
  if (network === 'hangs') own.hang();
  if (network === 'fails') own.fail('unreachable');
  if (network === 'is signed out') own.fail('signed-out');
  if (network === 'fails after a while') void until(() => own.followers).then(() => {
    own.fail('unreachable');
    own.elsewhere({});
  });
  const account = network === 'keeps none' ? {} : { contacts: own };
  return html`<presence-contacts class=${width} lang=${lang} dir=${lang === 'ar' ? 'rtl' : 'ltr'} sort=${sort} .account=${account} .registry=${registry}></presence-contacts>`;
}

const meta: Meta<Args> = {
  title: 'presence-contacts',
  component: 'presence-contacts',
  args: { lang: 'en', sort: 'availability', network: 'answers', width: 'wide', contacts: people, requests: [], self: 'me@corp.example' },
  argTypes: {
    sort: { control: 'select', options: ['availability', 'name'] },
    network: { control: 'select', options: ['answers', 'hangs', 'fails', 'is signed out', 'keeps none', 'fails after a while'] },
    contacts: { table: { disable: true } },
  },
  render: list,
};
export default meta;

type Story = StoryObj<Args>;
type Play = { canvasElement: HTMLElement };

const find = (canvas: HTMLElement, selector: string): Promise<HTMLElement> =>
  until(() => canvas.querySelector('presence-contacts')?.shadowRoot?.querySelector<HTMLElement>(selector));

async function add(canvas: HTMLElement, text: string): Promise<void> {
  (await find(canvas, '[part~="add"]')).click();
  const field = await find(canvas, 'textarea') as HTMLTextAreaElement;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

export const InGroups: Story = { play: async ({ canvasElement }: Play) => void await find(canvasElement, '[part="group"]') };
export const ByName: Story = { args: { sort: 'name' } };
export const WithoutGroups: Story = { args: { contacts: people.map(contact => ({ ...contact, groups: [] })) } };
export const ClosedGroup: Story = { play: async ({ canvasElement }: Play) => (await find(canvasElement, '[part="group"]')).click() };
export const Empty: Story = { args: { contacts: [] } };
export const Loading: Story = { args: { network: 'hangs' } };
export const SignedOut: Story = { args: { network: 'is signed out' } };
export const NotOffered: Story = { args: { network: 'keeps none' } };
export const Unreachable: Story = { args: { network: 'fails' } };
export const OutOfDate: Story = { args: { network: 'fails after a while' }, play: async ({ canvasElement }: Play) => void await find(canvasElement, '[part~="retry"]') };
export const RoomForFive: Story = { args: { limit: 200, contacts: many(195) } };
export const Full: Story = { args: { limit: 6 } };
export const RequestsPending: Story = { args: { requests: asking } };
export const Adding: Story = { play: ({ canvasElement }: Play) => add(canvasElement, 'john_smith@ocs.com') };
export const AddingTooMany: Story = { args: RoomForFive.args!, play: ({ canvasElement }: Play) => add(canvasElement, 'a@x.example b@x.example c@x.example d@x.example e@x.example f@x.example') };
export const SomeRefused: Story = {
  args: { limit: 9, contacts: people, refuses: { 'mallory@corp.example': 'blocked-by-policy', 'shy@corp.example': 'their-limit', 'gone@corp.example': 'not-found' } },
  play: async ({ canvasElement }: Play) => {
    await add(canvasElement, 'a@x.example b@x.example c@x.example d@x.example ada@corp.example me@corp.example nonsense mallory@corp.example shy@corp.example gone@corp.example');
    (await find(canvasElement, '[part~="save"]')).click();
    await find(canvasElement, '#text-error li');
  },
};
export const Editing: Story = { play: async ({ canvasElement }: Play) => (await find(canvasElement, '[part~="edit"]')).click() };
export const Removed: Story = {
  play: async ({ canvasElement }: Play) => {
    (await find(canvasElement, '[part~="remove"]')).click();
    await find(canvasElement, '[part~="undo"]');
  },
};
export const NobodyFound: Story = {
  play: async ({ canvasElement }: Play) => {
    const field = await find(canvasElement, '[part="search"]') as HTMLInputElement;
    field.value = 'nobody at all';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  },
};
export const HostileNames: Story = { args: { contacts: hostile, requests: [{ address: 'eve@corp.example', name: '\u202E<script>', at: 0 }] } };
export const TenThousand: Story = { args: { contacts: many(10_000) } };
export const RightToLeft: Story = { args: { lang: 'ar', contacts: [...people, ...hostile], requests: asking } };
