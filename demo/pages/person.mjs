import { html } from 'hono/html';

/** A name as its owner writes it: with its language, and kept from turning its surroundings round. */
export function nameOf(person) {
  return html`<bdi lang="${person.lang}">${person.name}</bdi>`;
}

export function profileUrl(person) {
  return `/people/${person.address}`;
}

export function avatar(person) {
  return html`<span class="avatar hue-${person.hue}" aria-hidden="true">${person.initials}</span>`;
}

/** A person one may want to reach: the name leads to the profile, the icon beside it has the tooltip and the menu. */
export function reachablePerson(person, detail) {
  return html`<span class="person">
    ${avatar(person)}
    <span class="person-text">
      <span class="person-line"><a class="person-name" href="${profileUrl(person)}">${nameOf(person)}</a>
        <presence-icon address="${person.address}" label="${person.name}"></presence-icon></span>
      ${detail ? html`<span class="person-detail">${detail}</span>` : ''}
    </span>
  </span>`;
}

/** A person in a long list: the icon only tells, so that the list has one tab stop a row. */
export function listedPerson(person, detail) {
  return html`<span class="person">
    <span class="badged">${avatar(person)}<presence-icon static address="${person.address}"></presence-icon></span>
    <span class="person-text">
      <a class="person-name" href="${profileUrl(person)}">${nameOf(person)}</a>
      ${detail ? html`<span class="person-detail">${detail}</span>` : ''}
    </span>
  </span>`;
}
