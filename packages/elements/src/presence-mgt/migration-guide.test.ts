import * as core from '@presence-elements/core';
import { fakeAgent } from '@presence-elements/testing';
import { expect } from 'chai';
import { frame, until } from '../../test/until.js';
import '../define.js';
import { activityKinds } from '../i18n/overlay-messages.js';
import * as elements from '../index.js';
import type { PresenceIcon } from '../presence-icon/presence-icon.js';
import './define.js';
import { factsOf } from './given-presence.js';

const guide = await (await fetch(new URL('../../docs/migration.md', import.meta.url))).text();

interface Block { readonly name: string | undefined; readonly language: string; readonly code: string }

const blocks: readonly Block[] = [...guide.matchAll(/(?:<!-- (?:runs: ([\w-]+)|not run: [^>]+) -->\n)?```(\w+)\n([^]*?)```/g)]
  .map(([, name, language, code]) => ({ name, language: language!, code: code! }));
const tables = [...guide.matchAll(/<!-- values(?:: (\w+))? -->\n((?:\|.*\n)+)/g)].map(([, name, table]) => ({ name, rows: rowsOf(table!) }));

/** What each recipe has to show: address, name and availability of its icons, in the order of the page. */
const shows: Readonly<Record<string, readonly string[]>> = {
  'own': ['ada@corp.example: Ada Lovelace: Busy', 'grace@corp.example: Grace Hopper: Unknown'],
  'keep': ['ada@corp.example: ada@corp.example: Away', 'msteams:48d31887-5fad-4d73-a9f5-3c356e68a038: Do not disturb'],
  'left-out': ['ada@corp.example: ada@corp.example: Away'],
  'change': [
    'ada@corp.example: Ada Lovelace: Away', 'msteams:48d31887-5fad-4d73-a9f5-3c356e68a038: Grace Hopper: Do not disturb',
    'ada@corp.example: Away', 'grace@corp.example: Busy',
  ],
  'sharepoint': ['ada@corp.example: Ada Lovelace: Away', 'grace@corp.example: Grace Hopper: Busy', 'alan@corp.example: Alan Turing: Offline'],
  'webcenter': ['ada@corp.example: Ada Lovelace: Away'],
  'sametime': ['ada@corp.example: Ada Lovelace: Away', 'grace@corp.example: Grace Hopper: Busy'],
  'caxl': ['ada@corp.example: Ada Lovelace: Away'],
  'skype': [],
};

const undos: (() => void)[] = [];
const decorate: typeof elements.decorate = (...all) => {
  const undo = elements.decorate(...all);
  undos.push(undo);
  return undo;
};
const modules: Readonly<Record<string, object>> = { '@presence-elements/core': core, '@presence-elements/elements': { ...elements, decorate } };
const page = globalThis as unknown as { guide?: object };

/** Runs a script of the guide as it stands; what it imports comes from this very test, so that there is one registry. */
async function run(code: string): Promise<void> {
  const body = code
    .replace(/^import '@presence-elements\/elements\/[\w/-]+define\.js';$/gm, '')
    .replace(/^import \{([^}]+)\} from '([^']+)';$/gm, 'const {$1} = globalThis.guide[\'$2\'];');
  expect(body).to.not.match(/^import /m);
  const url = URL.createObjectURL(new Blob([body], { type: 'text/javascript' }));
  await import(url);
  URL.revokeObjectURL(url);
}

function iconsIn(root: ParentNode): readonly PresenceIcon[] {
  return [...root.querySelectorAll('*')].flatMap(element => [
    ...(element.localName === 'presence-icon' ? [element as PresenceIcon] : []),
    ...(element.localName === 'mgt-person' ? iconsIn(element.shadowRoot!) : []),
  ]);
}

async function shown(icon: PresenceIcon): Promise<string> {
  await until(() => icon.presence);
  await icon.updateComplete;
  return `${icon.address}: ${icon.shadowRoot!.querySelector('[part=button]')!.getAttribute('aria-label')}`;
}

describe('the migration guide', () => {
  const stage = document.createElement('main');
  const { info, warn } = console;
  let said: unknown[][], registry: core.PresenceRegistry;

  beforeEach(() => {
    registry = core.createRegistry();
    const agent = fakeAgent();
    agent.say('ada@corp.example', { availability: 'away' });
    agent.say('sip:ada@corp.example', { availability: 'busy', activities: [{ kind: 'in-call' }] });
    agent.say('grace@corp.example', { availability: 'busy' });
    agent.say('alan@corp.example', { availability: 'offline' });
    agent.say('msteams:48d31887-5fad-4d73-a9f5-3c356e68a038', { availability: 'dnd' });
    registry.register(agent, '*');
    Object.defineProperty(globalThis, core.REGISTRY_KEY, { value: registry, configurable: true });
    page.guide = modules;
    document.documentElement.lang = 'en';
    document.body.append(stage);
    said = [];
    console.info = console.warn = (...words: unknown[]) => said.push(words);
  });

  afterEach(() => {
    for (const undo of undos.splice(0)) undo();
    // Nobody who watches for good is told in the middle of the next recipe.
    registry.dispose();
    Object.assign(console, { info, warn });
    stage.replaceChildren();
    stage.remove();
    delete page.guide;
  });

  it('says of each block of HTML and JavaScript whether it runs', () => {
    const marks = [...guide.matchAll(/<!-- (runs|not run): .* -->\n```(html|js)\n/g)].length;
    expect(marks).to.equal(blocks.filter(({ language }) => /^(html|js)$/.test(language)).length);
    expect([...new Set(blocks.flatMap(({ name }) => name ?? []))].sort()).to.deep.equal(Object.keys(shows).sort());
  });

  for (const [name, expected] of Object.entries(shows)) it(`shows what it says: ${name}`, async () => {
    for (const { language, code } of blocks.filter(block => block.name === name)) {
      if (language === 'html') stage.insertAdjacentHTML('beforeend', code);
      else await run(code);
    }
    await frame();
    expect(await Promise.all(iconsIn(stage).map(shown))).to.deep.equal(expected);
  });

  it('names those of the toolkit’s elements that show nothing', async () => {
    const [markup, script] = blocks.filter(({ name }) => name === 'left-out');
    stage.innerHTML = markup!.code;
    await run(script!.code);
    expect(said).to.deep.equal([['Nobody is named for sure:', '<mgt-person person-query="me" show-presence=""></mgt-person>']]);
  });

  it('hears what the SDK would have said', async () => {
    await run(blocks.find(({ name }) => name === 'skype')!.code);
    await until(() => said.length);
    expect(said).to.deep.equal([['busy', 'in-call']]);
  });

  it('leaves SharePoint’s group without an icon, its names whole, and puts no icon where it would be clipped or taken for SharePoint’s link', async () => {
    for (const { language, code } of blocks.filter(({ name }) => name === 'sharepoint')) await (language === 'html' ? stage.insertAdjacentHTML('beforeend', code) : run(code));
    expect(iconsIn(stage).filter(icon => icon.closest('.ms-imnlink, .ms-spimn-presenceWrapper') ?? icon.static)).to.have.length(0);
    expect([...stage.querySelectorAll('nobr')].map(({ textContent }) => textContent.trim())).to.deep.equal(['Ada Lovelace', 'Grace Hopper', 'Alan Turing', 'Owners']);
  });

  it('writes Sametime’s names', async () => {
    for (const { language, code } of blocks.filter(({ name }) => name === 'sametime')) await (language === 'html' ? stage.insertAdjacentHTML('beforeend', code) : run(code));
    expect([...stage.querySelectorAll('[userid]')].map(({ textContent }) => textContent)).to.deep.equal(['Ada Lovelace', 'Grace Hopper']);
  });

  it('knows only states and activities that there are', () => {
    expect(tables).to.have.length(8);
    const words = new Set<string>([...core.availabilities, ...activityKinds, 'idle', 'out of office']);
    for (const { rows } of tables) for (const { here } of rows) {
      const [state, ...more] = here.split(', ');
      expect(core.availabilities, here).to.include(state);
      expect(more.filter(word => !words.has(word)), here).to.deep.equal([]);
    }
  });

  it('says of Graph’s words what presence-mgt makes of them', () => {
    const { rows } = tables.find(({ name }) => name === 'graph')!;
    for (const { theirs, here } of rows) for (const word of theirs.split(', ')) {
      const { availability, idle, activities, outOfOffice } = factsOf({ availability: word, activity: word });
      expect([availability, ...(idle ? ['idle'] : []), ...(activities ?? []).map(({ kind }) => kind), ...(outOfOffice ? ['out of office'] : [])].join(', '), word).to.equal(here);
    }
  });
});

/** The cells headed `here`, and what stands before each. */
function rowsOf(table: string): readonly { readonly theirs: string; readonly here: string }[] {
  const [head, , ...rows] = table.trim().split('\n').map(row => row.split('|').slice(1, -1).map(cell => cell.trim()));
  return rows.flatMap(row => head!.flatMap((title, at) => (title === 'here' && row[at] ? [{ theirs: row[at - 1]!, here: row[at] }] : [])));
}
