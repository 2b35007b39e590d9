/** For leak tests: `await executeServerCommand('collect-garbage')`. Engines collect when they please, so ask again until it shows. */
export const collectGarbagePlugin = () => ({
  name: 'collect-garbage',
  async executeCommand({ command, session }) {
    if (command !== 'collect-garbage') return undefined;
    await session.browser.getPage(session.id).collectGarbage();
    return { done: true };
  },
});
