import { html } from 'hono/html';

/** Where a message is written: opened by `public/write.js` when somebody chooses "Send message" in a menu. */
export function writer({ t: { write } }) {
  return html`<dialog id="writer" class="writer" aria-labelledby="writer-title" data-words="${JSON.stringify(write)}">
  <form method="dialog" novalidate>
    <h2 id="writer-title" tabindex="-1"></h2>
    <div class="setting"><label for="writer-text">${write.text}</label><textarea id="writer-text" rows="3" maxlength="2000" dir="auto" aria-describedby="writer-mistake"></textarea><p class="mistake" id="writer-mistake" hidden></p></div>
    <p class="receipt" role="status"></p>
    <div class="save-bar"><button class="main-button" type="submit" value="send">${write.send}</button><button class="quiet-button" type="button" value="close">${write.cancel}</button></div>
  </form>
</dialog>`;
}
