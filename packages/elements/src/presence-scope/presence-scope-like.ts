/** What an element may ask of the scope around it, whichever copy of the library that scope comes from. */
export interface PresenceScopeLike extends Element {
  /** '/people/{address}': where a person's profile is; empty where the scope does not say. */
  readonly profileUrl: string;
}
