import { createRegistry, PresenceError, type OwnPresence, type PresenceFacts } from '@presence-elements/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import './define.js';

interface Args {
  lang: string;
  /** How others see me. */
  facts: PresenceFacts;
  /** What the network does when I set my presence. */
  publish: (own: OwnPresence) => Promise<OwnPresence>;
}

function self({ lang, facts, publish }: Args): TemplateResult {
  const registry = createRegistry();
  let now: PresenceFacts = facts;
  registry.register({
    name: 'story',
    query: async addresses => addresses.map(address => ({ ...now, address })),
    async publish(own) {
      const set = await publish(own);
      const { availability = now.availability, note } = set;
      now = { ...now, note, availability: availability === 'auto' ? 'online' : availability === 'invisible' ? 'offline' : availability };
      return set;
    },
  }, '*');
  return html`<presence-self lang=${lang} dir=${lang === 'ar' ? 'rtl' : 'ltr'} address="ada@corp.example" .registry=${registry}></presence-self>`;
}

const meta: Meta<Args> = {
  title: 'presence-self',
  component: 'presence-self',
  args: { lang: 'en', facts: { availability: 'online' }, publish: async own => own },
  argTypes: { facts: { control: 'object' }, publish: { table: { disable: true } } },
  render: self,
};
export default meta;

type Story = StoryObj<Args>;

const partOf = (canvas: HTMLElement, part: string): HTMLElement =>
  canvas.querySelector('presence-self')!.shadowRoot!.querySelector<HTMLElement>(`[part~="${part}"]`)!;

const save = ({ canvasElement }: { canvasElement: HTMLElement }): void => {
  partOf(canvasElement, 'summary').click();
  partOf(canvasElement, 'save').click();
};

export const Online: Story = {};
export const Away: Story = { args: { facts: { availability: 'away' } } };
export const Busy: Story = { args: { facts: { availability: 'busy' } } };
export const DoNotDisturb: Story = { args: { facts: { availability: 'dnd' } } };
export const Offline: Story = { args: { facts: { availability: 'offline' } } };
export const Unknown: Story = { args: { facts: { availability: 'unknown' } } };
export const WithNote: Story = { args: { facts: { availability: 'busy', note: { text: 'Writing the first program', emoji: '✍️' } } } };
export const LongNote: Story = { args: { facts: { availability: 'busy', note: { text: 'Weaving algebraical patterns just as the loom weaves flowers and leaves, until late '.repeat(3) } } } };
export const Open: Story = { args: WithNote.args!, play: ({ canvasElement }) => partOf(canvasElement, 'summary').click() };
export const Saving: Story = { args: { publish: () => new Promise(() => undefined) }, play: save };
export const Refused: Story = { args: { publish: () => Promise.reject(new PresenceError('unreachable')) }, play: save };
export const Overruled: Story = {
  args: { publish: async own => ({ ...own, availability: 'away' }) },
  play: context => {
    partOf(context.canvasElement, 'summary').click();
    context.canvasElement.querySelector('presence-self')!.shadowRoot!.querySelector<HTMLInputElement>('[value="busy"], #busy')!.click();
    partOf(context.canvasElement, 'save').click();
  },
};
export const RightToLeft: Story = { args: { ...Open.args, lang: 'ar' }, play: Open.play! };
