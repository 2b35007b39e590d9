import { html } from 'hono/html';
import { invited, topic } from '../data/discussion.mjs';
import { anybodyAt } from '../data/neighbours.mjs';
import { personOf } from '../data/people.mjs';
import { areaBar, areaScope } from './area.mjs';
import { ago } from './dates.mjs';
import { layout } from './layout.mjs';
import { avatar, listedPerson, nameOf, profileUrl } from './person.mjs';

/**
 * @param posts  As `data/discussion.mjs` has them, the oldest first.
 * @param area   The discussion, as it is for this visitor.
 */
export function discussionPage(visit, posts, area) {
  const { t } = visit;
  const authors = [...new Set(posts.map((post) => post.by))].map(personOf);
  const main = html`<div class="hero">
  <p class="eyebrow">${t.discussion}</p>
  <h1 lang="en" dir="auto">${topic}</h1>
</div>
${areaBar(visit, area)}
${areaScope(area, html`<div class="columns">
  <div>
    <section class="card" aria-labelledby="posts-title">
      <h2 id="posts-title" class="visually-hidden">${t.posts}</h2>
      <ol class="posts">${posts.map((post, index) => postItem(visit, post, index))}</ol>
    </section>
    ${replyForm(visit)}
  </div>
  <div><section class="card" aria-labelledby="thread-title"><h2 id="thread-title">${t.inThisThread}</h2>
    <ul class="people-list">${[...authors, ...invited.map(anybodyAt)].map((person) => html`<li>${listedPerson(person, person.title)}</li>`)}</ul></section></div>
</div>`)}`;
  return layout(visit, { title: t.discussion, main, scripts: ['area.js'] });
}

// Here the icon takes its label from the name that stands there anyway.
function postItem(visit, post, index) {
  const person = personOf(post.by);
  return html`<li class="post">
  ${avatar(person)}
  <article aria-labelledby="author-${index}">
    <p class="post-head"><a class="person-name" id="author-${index}" href="${profileUrl(person)}">${nameOf(person)}</a>
      <presence-icon address="${person.address}" label-from="author-${index}"></presence-icon>
      <span class="person-detail">${person.team} · ${ago(visit, post.minutes, 'minute')}</span></p>
    <p class="post-text" lang="${post.lang ?? 'en'}" dir="auto">${post.text}</p>
  </article>
</li>`;
}

function replyForm({ t }) {
  return html`<form class="card reply" method="post" action="/discussion">
  <label for="reply">${t.reply}</label>
  <textarea id="reply" name="text" rows="3" maxlength="2000" required dir="auto"></textarea>
  <button class="main-button" type="submit">${t.send}</button>
</form>`;
}
