import { PresenceError, type Area, type PresenceAccount } from '@presence-elements/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import './define.js';

interface Args {
  lang: string;
  kept: Area;
  /** What the network does when it is switched. */
  write: (area: string, enabled: boolean) => Promise<Area>;
}

const area = ({ lang, kept, write }: Args): TemplateResult => {
  const account: PresenceAccount = { areas: { read: async () => kept, write } };
  return html`<presence-area-switch lang=${lang} area="marketing" .account=${account}></presence-area-switch>`;
};

const meta: Meta<Args> = {
  title: 'presence-area-switch',
  component: 'presence-area-switch',
  args: { lang: 'en', kept: { enabled: true, moderated: true }, write: async (_, enabled) => ({ enabled, moderated: true }) },
  argTypes: { write: { table: { disable: true } } },
  render: area,
};
export default meta;

type Story = StoryObj<Args>;

const press = async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
  const element = canvasElement.querySelector('presence-area-switch')!;
  for (let step = 0; step < 10; step++) await Promise.resolve();
  await element.updateComplete;
  element.shadowRoot!.querySelector('input')!.click();
};

export const On: Story = {};
export const Off: Story = { args: { kept: { enabled: false, moderated: true } } };
/** There is nothing to see. */
export const NoModerator: Story = { args: { kept: { enabled: true, moderated: false } } };
export const Saving: Story = { args: { write: () => new Promise(() => undefined) }, play: press };
export const Refused: Story = { args: { write: () => Promise.reject(new PresenceError('forbidden')) }, play: press };
