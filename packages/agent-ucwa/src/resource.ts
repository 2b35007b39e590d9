import { PresenceError } from '@presence-elements/core';

/** What a server said, which may be anything. */
export type Resource = Readonly<Record<string, unknown>>;

/** A resource out of JSON. @throws PresenceError `unreachable` where it is none: a page, a proxy's error, half an answer. */
export function readResource(text: string): Resource {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (isResource(value)) return value;
  } catch {
    // It is no JSON, which is told below.
  }
  throw new PresenceError('unreachable', 'The server answers with something else');
}

/** Where a link leads, as it was written. */
export function linkOf(resource: Resource | undefined, rel: string): string | undefined {
  return string(ownOf(resourceOf(resource, '_links'), rel), 'href');
}

/** What is embedded under a name: one, several or none. */
export function embeddedIn(resource: Resource | undefined, rel: string): readonly Resource[] {
  return listOf(ownOf(resourceOf(resource, '_embedded'), rel));
}

export const string = (resource: unknown, name: string): string | undefined => {
  const value = isResource(resource) ? ownOf(resource, name) : undefined;
  return typeof value === 'string' ? value : undefined;
};

export const listOf = (value: unknown): readonly Resource[] => (Array.isArray(value) ? value : [value]).filter(isResource);

/** The same resource is written in several ways, its server's name among them: documented samples differ in case. */
export const keyOf = ({ pathname, search }: URL): string => (pathname + search).toLowerCase();

const isResource = (value: unknown): value is Resource => typeof value === 'object' && value !== null && !Array.isArray(value);

const ownOf = (resource: Resource | undefined, name: string): unknown => (resource && Object.hasOwn(resource, name) ? resource[name] : undefined);

function resourceOf(resource: Resource | undefined, name: string): Resource | undefined {
  const value = ownOf(resource, name);
  return isResource(value) ? value : undefined;
}
