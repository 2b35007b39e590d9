/** A presence document (RFC 3863). */
export interface Pidf {
  readonly entity?: string | undefined;
}
