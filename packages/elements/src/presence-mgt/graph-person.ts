import { parseAddress } from '@presence-elements/core';

/** What a page says of a person, by the names that the Microsoft Graph Toolkit gave it: nothing in it is promised. */
export interface PersonGiven {
  /** Object id, UPN or mail address. */
  readonly userId?: string | null | undefined;
  /** Mail address or UPN. What is neither was searched for in Graph; here nobody is guessed. */
  readonly personQuery?: string | null | undefined;
  readonly personDetails?: GraphPerson | null | undefined;
  readonly fallbackDetails?: GraphPerson | null | undefined;
}

/** As much of a Graph user, person or contact as presence needs. */
export interface GraphPerson {
  readonly id?: unknown;
  readonly displayName?: unknown;
  readonly mail?: unknown;
  readonly userPrincipalName?: unknown;
  readonly scoredEmailAddresses?: unknown;
  readonly emailAddresses?: unknown;
}

const OBJECT_ID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** Whose presence to ask for, in the toolkit's order; '' where nobody is named for sure. */
export function addressOf({ personDetails, userId, personQuery, fallbackDetails }: PersonGiven): string {
  return addressIn(personDetails) || mailIn(userId) || objectIn(userId) || mailIn(personQuery) || addressIn(fallbackDetails);
}

/** The person's name, where the page gives it. */
export function nameOf({ personDetails, fallbackDetails }: PersonGiven): string {
  return textOf(personDetails?.displayName) || textOf(fallbackDetails?.displayName);
}

/** `msteams:<object id>`, as the Graph agent reads it. */
export function objectIn(value: unknown): string {
  const id = textOf(value);
  return OBJECT_ID.test(id) ? `msteams:${id.toLowerCase()}` : '';
}

function addressIn(person: GraphPerson | null | undefined): string {
  if (!person) return '';
  const { mail, userPrincipalName, scoredEmailAddresses, emailAddresses, id } = person;
  return mailIn(mail) || mailIn(userPrincipalName) || mailIn(firstOf(scoredEmailAddresses)) || mailIn(firstOf(emailAddresses)) || objectIn(id);
}

function firstOf(addresses: unknown): unknown {
  return Array.isArray(addresses) ? (addresses[0] as { readonly address?: unknown } | null | undefined)?.address : undefined;
}

function mailIn(value: unknown): string {
  const address = parseAddress(textOf(value));
  return address?.domain ? address.text : '';
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
