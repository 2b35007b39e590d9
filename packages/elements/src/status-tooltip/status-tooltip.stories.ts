import { createRegistry, type PresenceFacts, type ProblemCode } from '@presence-elements/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { until } from '../../test/until.js';
import '../presence-scope/define.js';
import './define.js';
import type { StatusTooltip } from './status-tooltip.js';

interface Args {
  dir: 'ltr' | 'rtl';
  facts: PresenceFacts & { readonly problem?: ProblemCode; readonly stale?: boolean };
}

const HOUR = 3_600_000; // ms

/** A name whose network says just this. */
function tooltip({ dir, facts }: Args): TemplateResult {
  const registry = createRegistry();
  registry.register({ name: 'story', query: async addresses => addresses.map(address => ({ ...facts, address })) }, '*');
  return html`
    <presence-scope dir=${dir} .registry=${registry}>
      <p><status-tooltip address="ada@corp.example"><button>Ada Lovelace</button></status-tooltip> wrote the first program.</p>
    </presence-scope>`;
}

const meta: Meta<Args> = {
  title: 'status-tooltip',
  component: 'status-tooltip',
  args: { dir: 'ltr' },
  render: tooltip,
  // Open from the start, so that there is something to look at.
  async play({ canvasElement }) {
    const element = canvasElement.querySelector('status-tooltip') as StatusTooltip;
    await until(() => element.presence);
    element.show();
    await element.updateComplete;
  },
};
export default meta;

type Story = StoryObj<Args>;

export const Available: Story = { args: { facts: { availability: 'online' } } };
export const Idle: Story = { args: { facts: { availability: 'online', idle: true } } };
export const InAMeeting: Story = { args: { facts: { availability: 'busy', activities: [{ kind: 'in-meeting', until: Date.now() + HOUR }] } } };
export const WithNote: Story = { args: { facts: { availability: 'dnd', note: { text: 'Writing the first program', emoji: '☕' } } } };
export const OutOfOffice: Story = { args: { facts: { availability: 'away', outOfOffice: { until: Date.now() + 200 * HOUR, message: 'Ask Charles.' } } } };
export const Offline: Story = { args: { facts: { availability: 'offline' } } };
export const Assumed: Story = { args: { facts: { availability: 'offline', confidence: 'assumed' } } };
export const Unknown: Story = { args: { facts: { problem: 'timeout' } } };
export const Stale: Story = { args: { facts: { availability: 'online', stale: true, problem: 'unreachable' } } };
export const LongNote: Story = { args: { facts: { availability: 'busy', note: { text: 'All work and no play makes Ada a dull girl. '.repeat(60) } } } };
export const RightToLeft: Story = { args: { dir: 'rtl', facts: { availability: 'busy', note: { text: 'مشغول الآن' } } } };
export const HostileNote: Story = {
  args: { facts: { availability: 'busy', note: { text: `<img src=x onerror=alert(1)> \u202Eexe.fdp ${'Z' + '\u0301'.repeat(500)} ${'long'.repeat(200)}`, emoji: '<b>' } } },
};
