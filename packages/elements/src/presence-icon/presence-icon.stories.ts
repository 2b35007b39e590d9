import { createRegistry, type PresenceFacts } from '@presence-elements/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import './define.js';

interface Args {
  label: string;
  static: boolean;
  withoutMenu: boolean;
  facts: PresenceFacts & { readonly problem?: 'unreachable'; readonly stale?: boolean };
}

/** An icon whose network says just this. */
function icon({ label, static: isStatic, withoutMenu, facts }: Args): TemplateResult {
  const registry = createRegistry();
  registry.register({ name: 'story', query: async addresses => addresses.map(address => ({ ...facts, address })) }, '*');
  return html`<presence-icon address="ada@corp.example" label=${label} ?static=${isStatic} ?without-menu=${withoutMenu} .registry=${registry}></presence-icon>`;
}

const meta: Meta<Args> = {
  title: 'presence-icon',
  component: 'presence-icon',
  args: { label: 'Ada Lovelace', static: false, withoutMenu: false },
  render: icon,
};
export default meta;

type Story = StoryObj<Args>;

export const Online: Story = { args: { facts: { availability: 'online' } } };
export const Idle: Story = { args: { facts: { availability: 'online', idle: true } } };
export const Away: Story = { args: { facts: { availability: 'away' } } };
export const Busy: Story = { args: { facts: { availability: 'busy' } } };
export const DoNotDisturb: Story = { args: { facts: { availability: 'dnd' } } };
export const Offline: Story = { args: { facts: { availability: 'offline' } } };
export const Unknown: Story = { args: { facts: { problem: 'unreachable' } } };
export const Stale: Story = { args: { facts: { availability: 'online', stale: true, problem: 'unreachable' } } };
export const WithNote: Story = { args: { facts: { availability: 'busy', note: { text: 'Writing the first program' } } } };
export const Static: Story = { args: { static: true, facts: { availability: 'online' } } };
export const WithoutMenu: Story = { args: { withoutMenu: true, facts: { availability: 'away' } } };
