import type { PresenceAccount, Provider, ProviderAgent } from '@presence-elements/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { fakeKind, FakeProviderList, familiar, problem, provider } from '../../test/fake-provider-list.js';
import { realKinds } from '../../test/real-kinds.js';
import './define.js';
import type { PresenceProviders } from './presence-providers.js';

interface Args {
  lang: string;
  providers: readonly Provider[];
  federation: boolean;
  agents: readonly ProviderAgent[];
  /** What is wrong with the list from the start. */
  trouble: (list: FakeProviderList) => void;
  /** What the network keeps for whoever looks. */
  account: (list: FakeProviderList) => PresenceAccount;
}

const lists = new WeakMap<Element, FakeProviderList>();

function element({ lang, providers, federation, agents, trouble, account }: Args): TemplateResult {
  const list = new FakeProviderList({ providers, federation, agents });
  trouble(list);
  const area = document.createElement('div');
  area.lang = lang;
  area.dir = lang === 'ar' ? 'rtl' : 'ltr';
  area.append(Object.assign(document.createElement('presence-providers'), { account: account(list) }));
  lists.set(area.firstElementChild!, list);
  return html`${area}`;
}

const meta: Meta<Args> = {
  title: 'presence-providers',
  component: 'presence-providers',
  args: { lang: 'en', providers: familiar, federation: true, agents: [fakeKind, ...realKinds], trouble: () => undefined, account: list => ({ providers: list }) },
  argTypes: { trouble: { table: { disable: true } }, account: { table: { disable: true } } },
  render: element,
};
export default meta;

type Story = StoryObj<Args>;
type Context = Parameters<NonNullable<Story['play']>>[0];

const elementIn = ({ canvasElement }: Context): PresenceProviders => canvasElement.querySelector('presence-providers')!;

/** What is asked for in a story's play is there after a few turns. */
async function settled(context: Context): Promise<PresenceProviders> {
  const each = elementIn(context);
  for (let turn = 0; turn < 8; turn++) await each.updateComplete.then(() => new Promise(resolve => setTimeout(resolve)));
  return each;
}

async function press(context: Context, selector: string): Promise<void> {
  const each = await settled(context);
  each.shadowRoot!.querySelector<HTMLElement>(selector)!.click();
  await settled(context);
}

async function type(context: Context, id: string, text: string): Promise<void> {
  const each = await settled(context), field = each.shadowRoot!.querySelector<HTMLInputElement>(`[id="${id}"]`)!;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

const edit = (id: string) => (context: Context): Promise<void> => press(context, `#edit-${id}`);

export const All: Story = {};
export const FederationOff: Story = { args: { federation: false } };
export const Empty: Story = { args: { providers: [] } };
export const Loading: Story = { args: { trouble: list => list.hang() } };
export const NotReached: Story = { args: { trouble: list => list.fail('unreachable') } };
export const SignedOut: Story = { args: { trouble: list => list.fail('signed-out') } };
export const NotAnAdministrator: Story = { args: { account: () => ({}) } };
export const Hostile: Story = { args: { providers: [provider({ name: '<img src=x onerror=alert(1)>\u202E evil', routes: ['<b>.example'] }), provider({ id: 'long', name: 'Abcdefghij'.repeat(20), routes: ['a'.repeat(63) + '.example'] })] } };
export const Reached: Story = { play: context => press(context, '#reach-corp') };
export const Unreached: Story = {
  args: { trouble: list => (list.reached = { reached: false, problem: 'timeout', message: 'wss://xmpp.corp.example/ws did not answer.', milliseconds: 9_000 }) },
  play: context => press(context, '#reach-corp'),
};
export const Removing: Story = { play: context => press(context, '#ask-partner') };
export const Removed: Story = {
  play: async context => {
    await press(context, '#ask-partner');
    await press(context, '[part~="remove"]');
  },
};
export const Refused: Story = {
  play: async context => {
    const each = await settled(context);
    lists.get(each)!.fail('rate-limited');
    await press(context, '#allow-partner');
  },
};
export const Untried: Story = {
  play: async context => {
    lists.get(await settled(context))!.fail('unreachable');
    await press(context, '#reach-corp');
  },
};
export const Adding: Story = { play: context => press(context, '#add') };
export const Editing: Story = { play: edit('corp') };
export const EditingAPublicProvider: Story = { play: edit('msn') };
export const EditingTheOperators: Story = { play: edit('file') };
export const Saving: Story = {
  play: async context => {
    await press(context, '#edit-partner');
    await type(context, 'field-name', 'Partner Ltd');
    lists.get(elementIn(context))!.hang();
    await press(context, '[part~="save"]');
  },
};
export const Mistaken: Story = {
  play: async context => {
    await press(context, '#edit-corp');
    await type(context, 'field-name', '');
    await type(context, 'field-routes', 'corp.example\nno route');
    await type(context, 'field-agent.options.service', 'http://corp.example');
    await type(context, 'field-agent.options.password', 'correct horse battery staple');
    await type(context, 'field-agent.options.rate', 'often');
    await press(context, '[part~="save"]');
  },
};
export const RefusedByTheServer: Story = {
  play: async context => {
    await press(context, '#edit-partner');
    await type(context, 'field-name', 'MSN');
    lists.get(elementIn(context))!.refuse(problem('name', 'name-taken'), problem('routes.0', 'new-code', 'This domain is your own.'));
    await press(context, '[part~="save"]');
  },
};
export const ChangedMeanwhile: Story = {
  play: async context => {
    await press(context, '#edit-partner');
    await type(context, 'field-name', 'Partner Ltd');
    lists.get(elementIn(context))!.elsewhere('partner', { name: 'Partner GmbH', verification: 'everyone' });
    await settled(context);
  },
};
export const RemovedMeanwhile: Story = {
  play: async context => {
    await press(context, '#edit-partner');
    lists.get(elementIn(context))!.elsewhere('partner', undefined);
    await settled(context);
  },
};
/** The form is kept for when an administrator is back. */
export const NoAdministratorAnyMore: Story = {
  play: async context => {
    await press(context, '#edit-partner');
    lists.get(elementIn(context))!.fail('forbidden');
    lists.get(elementIn(context))!.elsewhere('msn', {});
    await settled(context);
  },
};

/** Each agent of the house: its form is made of what the agent itself says. */
const options = (kind: string, values: Readonly<Record<string, unknown>>): Story => ({
  args: { providers: [provider({ id: 'one', agent: { kind, options: values } })] },
  play: edit('one'),
});
export const OptionsOfXmpp: Story = options('xmpp', { jid: 'presence@corp.example', password: { env: 'PRESENCE_XMPP_PASSWORD' }, service: ['wss://xmpp.corp.example/ws', 'https://xmpp.corp.example/bosh'], mechanisms: ['SCRAM-SHA-1'], priority: -1 });
export const OptionsOfSip: Story = options('sip', { service: 'wss://sip.corp.example/ws', uri: 'sip:presence@corp.example', password: { env: 'PRESENCE_SIP_PASSWORD' }, expires: 600_000 });
export const OptionsOfWeb: Story = options('web', { base: 'https://xmpp.corp.example:5281', service: { name: 'own', title: 'Own', path: '/status/{user}', read: { format: 'json', state: ['show', 'state'] }, values: { 1: 'online', 2: { availability: 'away', idle: true } } } });
export const OptionsOfGraph: Story = options('graph', { tenant: 'corp.example', clientId: '1234', clientSecret: { env: 'PRESENCE_GRAPH_SECRET' }, push: { notificationUrl: 'https://portal.example/presence/hooks/office', clientState: { env: 'PRESENCE_GRAPH_STATE' }, keys: [{ id: 'one', certificate: 'MIIC', privateKey: { env: 'PRESENCE_GRAPH_KEY' } }] } });
export const OptionsOfUcwa: Story = options('ucwa', { domain: 'corp.example', user: 'CORP\\presence', password: { env: 'PRESENCE_UCWA_PASSWORD' }, batch: false });
export const OptionsOfMatrix: Story = options('matrix', { homeserver: 'https://matrix.corp.example', token: { env: 'PRESENCE_MATRIX_TOKEN' } });
export const OptionsOfAMissingAgent: Story = options('@acme/presence-agent', { url: 'https://acme.example', nested: { kept: [1, 2, 3] } });
