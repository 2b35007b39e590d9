/** What Microsoft's servers publish of somebody ([MS-PRES] §2.2.2.7). */
export interface StateCategories {
  readonly uri?: string | undefined;
}
