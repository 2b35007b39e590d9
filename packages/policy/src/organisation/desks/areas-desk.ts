import { PresenceError, type Area, type Areas, type Viewer } from '@presence-elements/core';
import type { Draft } from '../concerned.js';
import { areaName } from '../documents/document-kinds.js';
import { flag } from '../fields/fields.js';
import { Findings } from '../fields/settings-error.js';
import { isAdmin, type Office } from '../office.js';

/** Where in the portal presence is switched on, and for its moderators the switch. */
export class AreasDesk implements Areas {
  readonly #office: Office;
  readonly #viewer: Viewer | undefined;

  constructor(office: Office, viewer: Viewer | undefined) {
    this.#office = office;
    this.#viewer = viewer;
  }

  read(area: string): Promise<Area> {
    return this.#office.keeper.look(tables => {
      const found = new Findings(), name = areaName(area, 'area', found);
      found.refuse();
      return { enabled: tables.area(name).enabled, moderated: this.#mayModerate(name) };
    });
  }

  async write(area: string, enabled: boolean): Promise<Area> {
    const found = new Findings(), name = areaName(area, 'area', found);
    flag(enabled, 'enabled', found);
    found.refuse();
    const office = this.#office;
    await office.keeper.change(tables => {
      if (!this.#viewer || !this.#mayModerate(name)) throw new PresenceError('forbidden', 'Only the moderators of this area may switch presence there');
      const before = tables.area(name), recorded = office.record(this.#viewer, 'area-switched', name, { enabled: before.enabled }, { enabled });
      const drafts: readonly Draft[] = before.enabled === enabled ? [] : [{ collection: 'areas', id: name, document: { ...before, enabled } }];
      return { drafts, recorded, answer: () => undefined };
    });
    return this.read(name);
  }

  readonly follow = (changed: () => void): (() => void) => this.#office.keeper.follow(({ collections }) => {
    if (collections.has('areas')) changed();
  });

  #mayModerate(area: string): boolean {
    const user = this.#office.who(this.#viewer).user;
    return isAdmin(this.#viewer) || (user !== undefined && this.#office.keeper.tables.area(area).moderators.includes(user));
  }
}
