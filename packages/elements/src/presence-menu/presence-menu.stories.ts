import { createRegistry, type PresenceFacts, type ProblemCode } from '@presence-elements/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { until } from '../../test/until.js';
import '../presence-scope/define.js';
import './define.js';
import type { Entry } from './menu-list.js';
import type { PresenceMenu } from './presence-menu.js';

interface Args {
  dir: 'ltr' | 'rtl';
  address: string;
  profileUrl: string;
  actions: readonly Entry[];
  facts: PresenceFacts & { readonly problem?: ProblemCode };
}

/** A name whose network can do just this. */
function menu({ dir, address, profileUrl, actions, facts }: Args): TemplateResult {
  const registry = createRegistry();
  registry.register({ name: 'story', query: async addresses => addresses.map(asked => ({ ...facts, address: asked })) }, '*');
  return html`
    <presence-scope dir=${dir} profile-url=${profileUrl} .registry=${registry}>
      <p><presence-menu address=${address} .actions=${actions}><button>Ada Lovelace</button></presence-menu> wrote the first program.</p>
    </presence-scope>`;
}

const meta: Meta<Args> = {
  title: 'presence-menu',
  component: 'presence-menu',
  args: { dir: 'ltr', address: 'ada@corp.example', profileUrl: '', actions: [] },
  render: menu,
  // Open from the start, so that there is something to look at.
  async play({ canvasElement }) {
    const element = canvasElement.querySelector('presence-menu') as PresenceMenu;
    await until(() => element.presence);
    element.show(element);
    await element.updateComplete;
  },
};
export default meta;

type Story = StoryObj<Args>;

export const Available: Story = {
  args: {
    profileUrl: '/people/{address}',
    facts: { availability: 'online', capabilities: ['message', 'call', 'video'], links: { call: 'sip:ada@corp.example', video: 'https://meet.example/ada' } },
  },
};
export const Offline: Story = { args: { facts: { availability: 'offline', capabilities: ['message', 'mail'] } } };
export const Unknown: Story = { args: { facts: { problem: 'unreachable' } } };
export const OwnIcon: Story = {
  args: { facts: { availability: 'busy', capabilities: ['message', 'credentials'], links: { credentials: 'https://portal.example/sign-in' } } },
};
export const WithActionsOfThePage: Story = { args: { actions: [{ id: 'pin', label: 'Pin to the top' }], facts: { availability: 'away', capabilities: ['message'] } } };
export const NothingToDo: Story = { args: { address: 'icq:12345', facts: { availability: 'online' } } };
export const RightToLeft: Story = { args: { dir: 'rtl', facts: { availability: 'online', capabilities: ['message'] } } };
export const HostileLinks: Story = {
  args: { facts: { availability: 'online', capabilities: ['message', 'call'], links: { message: 'javascript:alert(1)', call: 'sip:ada@corp.example%0d%0aX:1' } } },
};
