import { createRegistry, type PresenceRegistry } from '@presence-elements/core';
import { fakeAgent, type FakeAgent } from '@presence-elements/testing';
import 'axe-core';
import type axeCore from 'axe-core';
import { expect } from 'chai';
import { collected } from '../../test/collected.js';
import { frame, until } from '../../test/until.js';
import '../presence-scope/define.js';
import type { PresenceIcon } from '../presence-icon/presence-icon.js';
import type { PresenceScope } from '../presence-scope/presence-scope.js';
import './define.js';
import { MgtPerson } from './mgt-person.js';

const { axe } = globalThis as unknown as { axe: typeof axeCore };
const ID = '48d31887-5fad-4d73-a9f5-3c356e68a038';

let agent: FakeAgent;
let registry: PresenceRegistry;
let stage: PresenceScope;

/** Markup as a page of the toolkit has it. */
async function page(markup: string): Promise<MgtPerson> {
  stage.insertAdjacentHTML('beforeend', markup);
  const person = [...stage.querySelectorAll<MgtPerson>('mgt-person')].at(-1)!;
  await person.updateComplete;
  return person;
}

const iconOf = (person: Element): PresenceIcon | null => person.shadowRoot!.querySelector('presence-icon');
// Chai never comes to an end with showing an element.
const hasIcon = (person: Element): boolean => iconOf(person) !== null;
const nameLine = (person: Element): string => person.shadowRoot!.querySelector('[part=name]')!.textContent;
const face = (person: Element): Element => iconOf(person)!.shadowRoot!.querySelector('[part=button]')!;
const said = (person: Element): string | null => face(person).getAttribute('aria-label');

async function known(person: Element): Promise<PresenceIcon> {
  const icon = iconOf(person)!;
  await until(() => icon.presence);
  await icon.updateComplete;
  return icon;
}

describe('mgt-person without the toolkit', () => {
  beforeEach(() => {
    agent = fakeAgent();
    agent.say('ada@corp.example', { availability: 'away' });
    agent.say('grace@corp.example', { availability: 'busy' });
    agent.say(`msteams:${ID}`, { availability: 'dnd' });
    registry = createRegistry();
    registry.register(agent, '*');
    stage = document.createElement('presence-scope');
    stage.registry = registry;
    document.body.append(stage);
    document.documentElement.lang = 'en';
    document.title = 'mgt-person';
  });

  afterEach(() => {
    stage.remove();
    registry.dispose();
  });

  describe('accessibility', () => {
    it('names the picture by what the markup says, and does not repeat what stands beside it', async () => {
      const bare = await page('<mgt-person person-query="ada@corp.example" show-presence></mgt-person>');
      await known(bare);
      expect(face(bare).getAttribute('role')).to.equal('img');
      expect(said(bare)).to.equal('ada@corp.example: Away');
      const named = await page(`<mgt-person person-query="ada@corp.example" show-presence person-details='{"displayName":"Ada Lovelace"}'></mgt-person>`);
      await known(named);
      expect(said(named)).to.equal('Ada Lovelace: Away');
      const written = await page('<mgt-person person-query="ada@corp.example" show-presence> Ada\n L. </mgt-person>');
      await known(written);
      expect(said(written)).to.equal('Away');
    });

    it('is a button with a menu, named by its text, where the page wanted a card', async () => {
      for (const card of ['hover', 'click', 'Hover']) {
        const person = await page(`<mgt-person person-query="ada@corp.example" show-presence person-card="${card}"> Ada\n L. </mgt-person>`);
        await known(person);
        expect(face(person).localName).to.equal('button');
        expect(said(person)).to.equal('Ada L.: Away');
      }
    });

    it('is no button within a link, not even with a card', async () => {
      await page('<a href="#ada"><mgt-person person-query="ada@corp.example" show-presence person-card="hover">Ada</mgt-person></a>');
      expect(face(stage.querySelector('mgt-person')!).localName).to.equal('span');
    });

    it('says an object id to nobody', async () => {
      const person = await page(`<mgt-person user-id="${ID}" show-presence view="oneline"></mgt-person>`);
      await known(person);
      expect([said(person), nameLine(person)]).to.deep.equal(['Do not disturb', '']);
    });

    it('has nothing for axe to find', async () => {
      for (const card of ['none', 'hover']) {
        for (const view of ['image', 'twolines']) await known(await page(`<p><mgt-person person-query="ada@corp.example" show-presence view="${view}" person-card="${card}"></mgt-person></p>`));
        await known(await page(`<p><mgt-person person-query="grace@corp.example" show-presence person-card="${card}">Grace</mgt-person></p>`));
      }
      const { violations } = await axe.run(stage);
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
    });
  });

  describe('attributes and properties', () => {
    it('may be set before the element is defined', async () => {
      const early = document.createElement('mgt-early-person') as MgtPerson;
      Object.assign(early, { personDetails: { displayName: 'Ada', mail: 'ada@corp.example' }, showPresence: true, view: 'oneline', personCardInteraction: 'hover' });
      stage.append(early);
      MgtPerson.define('mgt-early-person');
      await early.updateComplete;
      await known(early);
      expect([said(early), nameLine(early)]).to.deep.equal(['Ada: Away', 'Ada']);
    });

    it('may be set after it, and the person before is forgotten at once', async () => {
      const person = await page('<mgt-person></mgt-person>');
      expect(hasIcon(person)).to.equal(false);
      person.personQuery = 'ada@corp.example';
      person.showPresence = true;
      await person.updateComplete;
      await known(person);
      person.setAttribute('person-query', 'grace@corp.example');
      await person.updateComplete;
      await iconOf(person)!.updateComplete;
      expect(iconOf(person)!.presence).to.equal(undefined);
      expect((await known(person)).presence!.availability).to.equal('busy');
      person.showPresence = false;
      await person.updateComplete;
      expect(hasIcon(person)).to.equal(false);
    });

    it('draw no icon where nobody is named for sure', async () => {
      for (const given of ['person-query="me"', 'person-query="Ada Lovelace"', 'user-id="ada"', 'person-details="{not json"', '']) {
        expect(hasIcon(await page(`<mgt-person ${given} show-presence></mgt-person>`)), given).to.equal(false);
      }
      expect(agent.asked).to.deep.equal([]);
    });

    it('show the name, else the address, in views with lines, unless the page has written something', async () => {
      const details = `person-details='{"displayName":"Ada Lovelace","mail":"ada@corp.example"}'`;
      for (const view of ['oneline', 'twoLines', 'threelines', 'fourlines']) expect(nameLine(await page(`<mgt-person ${details} view="${view}"></mgt-person>`))).to.equal('Ada Lovelace');
      for (const view of ['image', 'avatar', '']) expect(nameLine(await page(`<mgt-person ${details} view="${view}"></mgt-person>`))).to.equal('');
      expect(nameLine(await page('<mgt-person person-query="ada@corp.example" view="oneline"></mgt-person>'))).to.equal('ada@corp.example');
      expect(nameLine(await page(`<mgt-person ${details} view="oneline">\n  <template data-type="line1">{{person.displayName}}</template>\n</mgt-person>`))).to.equal('Ada Lovelace');
      expect(nameLine(await page(`<mgt-person ${details} view="oneline"><img alt=""></mgt-person>`))).to.equal('');
    });

    it('draw a presence that the page gives, and ask nobody', async () => {
      const person = await page(`<mgt-person person-query="ada@corp.example" show-presence person-presence='{"availability":"Busy","activity":"InACall"}'></mgt-person>`);
      await known(person);
      expect(iconOf(person)!.presence).to.deep.include({ availability: 'busy', activities: [{ kind: 'in-call' }] });
      person.personPresence = { availability: 'Available', activity: 'Available' };
      await person.updateComplete;
      await until(() => iconOf(person)!.matches(':state(online)'));
      expect(agent.asked).to.deep.equal([]);
      person.personPresence = null;
      await person.updateComplete;
      await until(() => iconOf(person)!.matches(':state(away)'));
    });

    it('draw a given presence again after it was not shown', async () => {
      const person = await page(`<mgt-person show-presence person-query="grace@corp.example" person-presence='{"availability":"Away"}'></mgt-person>`);
      for (const showPresence of [false, true]) {
        person.showPresence = showPresence;
        await person.updateComplete;
      }
      await until(() => iconOf(person)!.matches(':state(away)'));
      expect(agent.asked).to.deep.equal([]);
    });

    it('draw a given presence of somebody without an address as a picture', async () => {
      const person = await page(`<mgt-person show-presence person-card="hover" person-presence='{"availability":"Away"}'></mgt-person>`);
      await known(person);
      expect([face(person).localName, said(person)]).to.deep.equal(['span', 'Away']);
    });
  });

  describe('on the page', () => {
    it('keeps what it knows when it is moved, and asks no more', async () => {
      const person = await page('<mgt-person person-query="ada@corp.example" show-presence person-card="click">Ada</mgt-person>');
      await known(person);
      const link = Object.assign(document.createElement('a'), { href: '#' });
      stage.append(link);
      link.append(person);
      await frame();
      await person.updateComplete;
      expect(iconOf(person)!.presence!.availability).to.equal('away');
      expect(agent.asked).to.deep.equal([['ada@corp.example']]);
    });

    it('asks once for two of one person', async () => {
      await page('<mgt-person person-query="ada@corp.example" show-presence></mgt-person><mgt-person user-id="Ada@Corp.Example" show-presence></mgt-person>');
      await Promise.all([...stage.querySelectorAll('mgt-person')].map(known));
      expect(agent.asked).to.deep.equal([['ada@corp.example']]);
    });

    it('follows what the page writes into it', async () => {
      const person = await page('<mgt-person person-query="ada@corp.example" show-presence person-card="hover" view="oneline"> </mgt-person>');
      await known(person);
      expect([nameLine(person), said(person)]).to.deep.equal(['ada@corp.example', 'ada@corp.example: Away']);
      person.firstChild!.nodeValue = 'Ada';
      await until(() => said(person) === 'Ada: Away');
      expect(nameLine(person)).to.equal('');
    });

    it('leaves what the page has put into it as it was', async () => {
      const markup = '<b>Ada</b><template data-type="line1">{{person}}</template>';
      const person = await page(`<mgt-person person-query="ada@corp.example" show-presence>${markup}</mgt-person>`);
      await known(person);
      expect(person.innerHTML).to.equal(markup);
    });

    it('resolves an object id where the registry can', async () => {
      const own = createRegistry({ resolve: async ids => Object.fromEntries(ids.map(id => [id, id === `msteams:${ID}` ? ['grace@corp.example'] : []])) });
      own.register(agent, 'corp.example');
      stage.registry = own;
      const person = await page(`<mgt-person user-id="${ID.toUpperCase()}" show-presence></mgt-person>`);
      await until(() => iconOf(person)!.matches(':state(busy)'));
      own.dispose();
    });

    it('leaves a tag that the toolkit has defined alone, and notes so', () => {
      class Toolkit extends HTMLElement {}
      customElements.define('mgt-taken-person', Toolkit);
      const { info } = console, notes: unknown[] = [];
      console.info = note => notes.push(note);
      MgtPerson.define('mgt-taken-person');
      console.info = info;
      expect(customElements.get('mgt-taken-person')).to.equal(Toolkit);
      expect(notes).to.deep.equal(['<mgt-taken-person> is already defined, so this copy leaves it alone.']);
    });

    it('leaves nothing behind when it goes', async () => {
      const gone: WeakRef<Element>[] = [];
      for (let round = 0; round < 10; round++) {
        const person = await page('<mgt-person person-query="ada@corp.example" show-presence view="oneline"></mgt-person>');
        await known(person);
        gone.push(new WeakRef(person));
        person.remove();
      }
      await collected(gone, 2);
    });
  });
});
