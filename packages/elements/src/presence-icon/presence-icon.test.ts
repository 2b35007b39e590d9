import { createRegistry, type Presence, type PresenceFacts, type PresenceRegistry } from '@presence-elements/core';
import { fakeAgent, type FakeAgent } from '@presence-elements/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import 'axe-core';
import type axeCore from 'axe-core';
import { expect } from 'chai';
import { collected } from '../../test/collected.js';
import { frame, until } from '../../test/until.js';
import { PresenceIcon } from './presence-icon.js';

import './define.js';

const { axe } = globalThis as unknown as { axe: typeof axeCore };

type Attributes = Readonly<Record<string, string | boolean>>;

let agent: FakeAgent;
let registry: PresenceRegistry;
let stage: HTMLElement;

function icon(attributes: Attributes = {}, parent: Element = stage): PresenceIcon {
  const element = document.createElement('presence-icon');
  const all: Attributes = { address: 'ada@corp.example', ...attributes };
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value === true ? '' : String(value));
  element.registry = registry;
  parent.append(element);
  return element;
}

const face = (element: PresenceIcon): Element => element.shadowRoot!.querySelector('[part=button]')!;
const nameOf = (element: PresenceIcon): string | null => face(element).getAttribute('aria-label');
const known = (element: PresenceIcon): Promise<unknown> => until(() => element.presence);

async function shown(facts: PresenceFacts, attributes: Attributes = {}): Promise<PresenceIcon> {
  agent.say('ada@corp.example', facts);
  registry.refresh('ada@corp.example');
  const element = icon(attributes);
  await until(() => element.presence?.availability === facts.availability);
  await element.updateComplete;
  return element;
}

describe('presence-icon', () => {
  beforeEach(() => {
    agent = fakeAgent({ limits: { maxBatch: 1000 } });
    registry = createRegistry();
    registry.register(agent, '*');
    stage = document.createElement('main');
    document.body.append(stage);
    document.documentElement.lang = 'en';
    document.title = 'presence-icon';
  });

  afterEach(() => {
    stage.remove();
    registry.dispose();
  });

  describe('accessibility', () => {
    it('says name, state and note to those who cannot see', async () => {
      const element = await shown({ availability: 'away', note: { text: 'Back at two' } }, { label: 'Ada Lovelace' });
      expect(face(element).localName).to.equal('button');
      expect(nameOf(element)).to.equal('Ada Lovelace: Away');
      expect(face(element).getAttribute('aria-description')).to.equal('Back at two');
    });

    it('takes the name from the element that has it, else from the address', async () => {
      stage.append(Object.assign(document.createElement('b'), { id: 'ada', textContent: ' Ada L. ' }));
      expect(nameOf(await shown({ availability: 'busy' }, { 'label-from': 'ada' }))).to.equal('Ada L.: Busy');
      expect(nameOf(await shown({ availability: 'busy' }))).to.equal('ada@corp.example: Busy');
    });

    it('says idle, out of office and last known beside the state', async () => {
      const element = await shown({ availability: 'online', idle: true, outOfOffice: {} }, { label: 'Ada' });
      expect(nameOf(element)).to.equal('Ada: Available, inactive, out of office');
    });

    it('opens a menu, and says so', async () => {
      const element = await shown({ availability: 'online' });
      expect(face(element).getAttribute('aria-haspopup')).to.equal('menu');
      expect(face(element).getAttribute('aria-expanded')).to.equal('false');
    });

    it('is a picture without a tab stop in a list, and does not repeat the name that stands beside it', async () => {
      const element = await shown({ availability: 'online' }, { static: true });
      expect(face(element).getAttribute('role')).to.equal('img');
      expect(face(element).hasAttribute('tabindex')).to.equal(false);
      expect(nameOf(element)).to.equal('Available');
    });

    it('is a picture with a tab stop where there is a tooltip but no menu', async () => {
      const element = await shown({ availability: 'online' }, { 'without-menu': true });
      expect(face(element).getAttribute('role')).to.equal('img');
      expect(face(element).getAttribute('tabindex')).to.equal('0');
    });

    it('can be reached by keyboard', async () => {
      const element = await shown({ availability: 'online' });
      await sendKeys({ press: 'Tab' });
      expect(document.activeElement).to.equal(element);
    });

    it('can be hit by a finger, and a static one takes no more than its glyph', async () => {
      const box = (await shown({ availability: 'online' })).getBoundingClientRect();
      expect([box.width, box.height]).to.deep.equal([24, 24]);
      const small = (await shown({ availability: 'online' }, { static: true })).getBoundingClientRect();
      expect([small.width, small.height]).to.deep.equal([12, 12]);
    });

    it('has nothing for axe to find, in any state, kind or colour scheme', async () => {
      for (const availability of ['online', 'away', 'busy', 'dnd', 'offline', 'unknown'] as const) {
        for (const kind of [{}, { static: true }, { 'without-menu': true }]) await shown({ availability }, { label: 'Ada', ...kind });
      }
      for (const colorScheme of ['light', 'dark'] as const) {
        await emulateMedia({ colorScheme });
        const { violations } = await axe.run(stage);
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
      }
      await emulateMedia({ colorScheme: 'light' });
    });
  });

  describe('its look', () => {
    it('is told in states that a page can style by, and follows each change', async () => {
      const element = await shown({ availability: 'online' });
      expect(element.matches(':state(online)')).to.equal(true);
      agent.say('ada@corp.example', { availability: 'dnd' });
      registry.refresh();
      await until(() => element.matches(':state(dnd)'));
      expect(element.matches(':state(online)')).to.equal(false);
    });

    it('is another shape for each availability, not only another colour', async () => {
      const shapes = new Set<string>();
      for (const availability of ['online', 'away', 'busy', 'dnd', 'offline', 'unknown'] as const) {
        const { maskImage, maskSize, borderRadius, boxShadow } = getComputedStyle((await shown({ availability })).shadowRoot!.querySelector('[part=glyph]')!);
        shapes.add([maskImage, maskSize, borderRadius, boxShadow === 'none'].join());
      }
      expect(shapes.size).to.equal(6);
    });

    it('is unknown, never offline, while nothing is known and when the network fails', async () => {
      agent.fail('unreachable');
      const element = icon();
      await element.updateComplete;
      expect(element.matches(':state(unknown)')).to.equal(true);
      await known(element);
      await element.updateComplete;
      expect(element.matches(':state(unknown)')).to.equal(true);
      expect(nameOf(element)).to.equal('ada@corp.example: Unknown');
    });

    it('keeps its place from the first paint, whatever becomes known', async () => {
      const element = icon();
      const before = element.getBoundingClientRect();
      await known(element);
      await element.updateComplete;
      expect(element.getBoundingClientRect()).to.deep.equal(before);
    });

    it('stays visible in forced colours', async function () {
      await emulateMedia({ forcedColors: 'active' }).catch(() => {
        this.test!.title += ' [WebKit has no forced colours]';
        this.skip();
      });
      const element = await shown({ availability: 'online' });
      const glyph = getComputedStyle(element.shadowRoot!.querySelector('[part=glyph]')!);
      const text = getComputedStyle(stage).color;
      expect(glyph.backgroundColor).to.equal(text);
      await emulateMedia({ forcedColors: 'none' });
    });

    it('marks what is no longer confirmed', async () => {
      agent.say('ada@corp.example', { availability: 'online' });
      const element = await shown({ availability: 'online', stale: true, problem: 'unreachable' } as PresenceFacts, { label: 'Ada' });
      expect(element.matches(':state(stale):state(online)')).to.equal(true);
      expect(nameOf(element)).to.equal('Ada: Available, last known');
    });
  });

  describe('attributes', () => {
    it('may be set before the element is defined', async () => {
      agent.say('ada@corp.example', { availability: 'busy' });
      const late = document.createElement('late-icon') as PresenceIcon;
      Object.assign(late, { addresses: ['ada@corp.example'], registry, label: 'Ada' });
      stage.append(late);
      customElements.define('late-icon', class extends PresenceIcon {});
      await known(late);
      await late.updateComplete;
      expect(nameOf(late)).to.equal('Ada: Busy');
    });

    it('may be changed: the person before is forgotten at once', async () => {
      const element = await shown({ availability: 'online' });
      agent.say('bob@corp.example', { availability: 'dnd' });
      element.address = 'bob@corp.example';
      await element.updateComplete;
      expect(element.presence).to.equal(undefined);
      await known(element);
      expect(element.presence?.address).to.equal('bob@corp.example');
    });

    it('take several addresses of one person', async () => {
      agent.say('aim:ada', { availability: 'dnd' });
      agent.say('ada@corp.example', { availability: 'online' });
      const element = icon({ address: 'ada@corp.example aim:ada' });
      await until(() => element.presence?.availability === 'dnd');
    });

    it('turn a button into a picture and back without losing the presence', async () => {
      const element = await shown({ availability: 'online' });
      element.static = true;
      await element.updateComplete;
      expect(face(element).localName).to.equal('span');
      element.static = false;
      await element.updateComplete;
      expect(face(element).localName).to.equal('button');
      expect(element.presence?.availability).to.equal('online');
    });

    it('that make no sense show unknown and break nothing', async () => {
      const element = icon({ address: 'javascript:alert(1)' });
      await known(element);
      expect(element.presence?.problem).to.equal('bad-address');
      expect(agent.asked).to.deep.equal([]);
    });
  });

  describe('events', () => {
    it('tell each change after it can be seen, and the reason where there is one', async () => {
      const told: string[] = [];
      stage.addEventListener('presence-change', event => {
        const { target, presence } = event as Event & { presence: Presence };
        told.push(`${presence.availability} ${(target as Element).matches(`:state(${presence.availability})`)}`);
      });
      stage.addEventListener('presence-problem', event => told.push((event as Event & { problem: string }).problem));
      const element = await shown({ availability: 'online' });
      agent.say('ada@corp.example', { problem: 'not-shared' });
      registry.refresh();
      await until(() => element.presence?.problem);
      await element.updateComplete;
      expect(told).to.deep.equal(['online true', 'unknown true', 'not-shared']);
    });
  });

  describe('on the page', () => {
    it('asks once for two of one person', async () => {
      const [one, two] = [icon(), icon()];
      await Promise.all([known(one), known(two)]);
      expect(agent.asked).to.deep.equal([['ada@corp.example']]);
    });

    it('keeps what it knows when it is moved, and asks no more', async () => {
      const element = await shown({ availability: 'online' });
      const box = document.createElement('div');
      stage.append(box);
      box.append(element);
      await frame();
      expect(element.presence?.availability).to.equal('online');
      expect(agent.asked).to.have.lengthOf(1);
    });

    it('asks only while it is on the screen or close to it', async () => {
      const far = document.createElement('div');
      far.style.setProperty('height', '5000px');
      stage.append(far);
      const element = icon({}, stage);
      await frame();
      await frame();
      await frame();
      expect(agent.asked).to.deep.equal([]);
      element.scrollIntoView();
      await known(element);
      window.scrollTo(0, 0);
    });

    it('shows what a scope’s own registry says', async () => {
      const own = document.createElement('presence-icon');
      stage.addEventListener('context-request', event => {
        event.stopPropagation();
        (event as Event & { callback(registry: PresenceRegistry): void }).callback(registry);
      });
      agent.say('ada@corp.example', { availability: 'busy' });
      own.address = 'ada@corp.example';
      stage.append(own);
      await until(() => own.presence?.availability === 'busy');
    });

    it('leaves nothing behind when it goes', async () => {
      const gone: WeakRef<PresenceIcon>[] = [];
      for (let round = 0; round < 10; round++) {
        const element = await shown({ availability: 'online' });
        gone.push(new WeakRef(element));
        element.remove();
      }
      await collected(gone, 2);
    });
  });
});
