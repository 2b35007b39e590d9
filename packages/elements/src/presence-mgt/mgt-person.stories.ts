import { createRegistry, type Availability } from '@presence-elements/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../presence-scope/define.js';
import './define.js';
import type { GraphPresence } from './given-presence.js';

interface Args {
  personQuery: string;
  text: string;
  displayName: string;
  view: 'image' | 'oneline' | 'twolines';
  personCard: 'none' | 'hover' | 'click';
  availability: Availability;
  given?: GraphPresence;
}

/** The toolkit's markup in a page whose network says just this. */
function person({ personQuery, text, displayName, view, personCard, availability, given }: Args): TemplateResult {
  const registry = createRegistry();
  registry.register({ name: 'story', query: async addresses => addresses.map(address => ({ address, availability })) }, '*');
  return html`
    <presence-scope .registry=${registry}>
      <mgt-person person-query=${personQuery} show-presence view=${view} person-card=${personCard}
        .personDetails=${displayName ? { displayName } : undefined} .personPresence=${given}>${text}</mgt-person>
    </presence-scope>`;
}

const meta: Meta<Args> = {
  title: 'presence-mgt',
  component: 'mgt-person',
  args: { personQuery: 'ada@corp.example', text: '', displayName: 'Ada Lovelace', view: 'oneline', personCard: 'none', availability: 'online' },
  render: person,
};
export default meta;

type Story = StoryObj<Args>;

export const OneLine: Story = {};
export const Image: Story = { args: { view: 'image' } };
export const OwnText: Story = { args: { text: 'Ada', availability: 'busy' } };
export const WithCard: Story = { args: { personCard: 'hover', availability: 'away' } };
export const AddressOnly: Story = { args: { displayName: '', availability: 'dnd' } };
export const GivenPresence: Story = { args: { given: { availability: 'Busy', activity: 'InAMeeting' } } };
export const NobodyNamed: Story = { args: { personQuery: 'me', view: 'image' } };
