import { createRegistry, PresenceError, type Area, type Availability, type PresenceView } from '@presence-elements/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import './define.js';
import '../presence-icon/define.js';

interface Args {
  registry: PresenceView | undefined;
  relay: string | null;
  disabled: boolean;
  area: string | null;
  lang: string;
}

/** A network on which everybody is just this, and whose areas are read so. */
function everybody(availability: Availability, read?: () => Promise<Area>): PresenceView {
  const registry = createRegistry();
  registry.register({
    name: 'story',
    query: async addresses => addresses.map(address => ({ address, availability })),
    account: async () => (read ? { areas: { read, write: read } } : {}),
  }, '*');
  return registry;
}

const people = html`
  <p><presence-icon address="ada@corp.example" label="Ada Lovelace"></presence-icon> Ada Lovelace</p>
  <p><presence-icon address="grace@corp.example" label="Grace Hopper"></presence-icon> Grace Hopper</p>`;

const scope = ({ registry, relay, disabled, area, lang }: Args, inside: TemplateResult = people): TemplateResult =>
  html`<presence-scope .registry=${registry} .relay=${relay} ?disabled=${disabled} .area=${area} lang=${lang}>${inside}</presence-scope>`;

const meta: Meta<Args> = {
  title: 'presence-scope',
  component: 'presence-scope',
  args: { registry: everybody('online'), relay: null, disabled: false, area: null, lang: 'en' },
  argTypes: { registry: { table: { disable: true } } },
  render: args => scope(args),
};
export default meta;

type Story = StoryObj<Args>;

export const WithRegistry: Story = {};
/** No registry yet: what is inside waits, and asks nobody. */
export const Waiting: Story = { args: { registry: undefined } };
/** The relay agent is not on this page: what is inside waits for it. */
export const WaitingForRelay: Story = { args: { registry: undefined, relay: '/presence' } };
/** Presence is switched off in this area. */
export const Disabled: Story = { args: { disabled: true } };
/** The moderators of this area have presence switched on, … */
export const AreaSwitchedOn: Story = { args: { area: 'marketing', registry: everybody('online', async () => ({ enabled: true, moderated: false })) } };
/** … or off. */
export const AreaSwitchedOff: Story = { args: { area: 'marketing', registry: everybody('online', async () => ({ enabled: false, moderated: false })) } };
/** Nobody knows yet: what is inside waits. */
export const AreaWaiting: Story = { args: { area: 'marketing', registry: everybody('online', () => new Promise(() => undefined)) } };
/** It cannot be known at the moment: what is inside is unknown for that reason. */
export const AreaUnreachable: Story = { args: { area: 'marketing', registry: everybody('online', () => Promise.reject(new PresenceError('unreachable'))) } };
/** The inner area has a network of its own. */
export const Nested: Story = {
  render: args => scope(args, html`${people}<h2>Partners</h2>${scope({ ...args, registry: everybody('busy') })}`),
};
