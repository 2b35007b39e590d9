/** Somebody else was quicker: nothing was kept. Recognised by its name. */
export class StoreChanged extends Error {
  override readonly name: string = 'StoreChanged';

  constructor() {
    super('Somebody else has changed what is kept since it was loaded here');
  }
}
