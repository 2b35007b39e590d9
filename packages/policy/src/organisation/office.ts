import { parseAddress, type Viewer } from '@presence-elements/core';
import { encounter, type Encounter } from '../encounter.js';
import type { OrganisationFacts } from '../facts.js';
import { isOn } from '../lists.js';
import { rulesOf, type Rules } from '../rules.js';
import { approvalOf } from '../sharing.js';
import { standingOf } from '../standing.js';
import { whoIs, type Who } from '../who.js';
import type { Change, Json } from '../store/store.js';
import type { Keeper } from './keeper.js';
import type { OrganisationOptions } from './organisation.js';
import { personAt } from './tables/who-is-who.js';

export interface OfficeOptions extends OrganisationOptions {
  readonly id: () => string;
  readonly now: () => number;
}

/** What all desks of an organisation share. */
export class Office {
  readonly keeper: Keeper;
  readonly facts: OrganisationFacts;
  readonly options: OfficeOptions;

  constructor(keeper: Keeper, facts: OrganisationFacts, options: OfficeOptions) {
    this.keeper = keeper;
    this.facts = facts;
    this.options = options;
  }

  get rules(): Rules {
    return rulesOf(this.facts);
  }

  who(viewer: Viewer | undefined): Who {
    return whoIs(this.facts, this.rules, viewer);
  }

  /** Undefined where the address is none. */
  meet(who: Who, address: string): Encounter | undefined {
    const place = this.rules.placeOf(address);
    return place && encounter(this.facts, this.rules, who, place);
  }

  /** Does one have to ask this user for leave to see them? That the user blocks one makes no difference. */
  asksLeave(met: Encounter, user: string): boolean {
    return approvalOf(this.facts.settings.sharing, this.facts.preferencesOf(user)) === 'ask' && !standingOf(met, user).isListed;
  }

  /** Is the person, under whichever of their addresses, on the user's Block list? */
  isBlockedBy(user: string, address: string): boolean {
    const { facts } = this, other = facts.userOf(address);
    return this.#isOn(facts.preferencesOf(user).block, [address, ...(other === undefined ? [] : [...facts.vouchedFor(other), facts.preferencesOf(other).address])]);
  }

  /** Is the person, under this address or one for which the host vouches, on the user's Allow list? */
  isAllowedBy(user: string, address: string): boolean {
    return this.#isOn(this.facts.preferencesOf(user).allow, this.#vouched(address));
  }

  /** Do these entries name the person, and not merely their domain, under this address or one for which the host vouches? */
  isNamedIn(entries: readonly string[], address: string): boolean {
    const { people } = this.rules.list(entries);
    return this.#vouched(address).some(each => people.has(personAt(each) ?? ''));
  }

  #vouched(address: string): readonly string[] {
    const { facts } = this, other = facts.userOf(address);
    return [address, ...(other === undefined ? [] : facts.vouchedFor(other))];
  }

  #isOn(entries: readonly string[], addresses: readonly (string | undefined)[]): boolean {
    const list = this.rules.list(entries);
    return addresses.map(parseAddress).some(parsed => parsed && isOn(list, parsed));
  }

  /** What is written down of a change; before and after as they are kept. */
  record(by: Viewer, what: string, target: string, before: unknown, after: unknown): Change {
    return { at: this.options.now(), by: by.id, what, target, before: before as Json | undefined, after: after as Json | undefined };
  }
}

/** Is the viewer an administrator? */
export const isAdmin = (viewer: Viewer | undefined): viewer is Viewer => Array.isArray(viewer?.roles) && viewer.roles.includes('admin');
