// One way to name keys for all engines: 'a', 'Tab', 'Shift+Tab', 'Control+Enter'.

/** WebDriver's code points for named keys (https://www.w3.org/TR/webdriver2/#keyboard-actions). */
const codes = {
  Shift: '\uE008', Control: '\uE009', Alt: '\uE00A', Meta: '\uE03D',
  Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', Backspace: '\uE003', Delete: '\uE017', Space: ' ',
  PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010', Home: '\uE011',
  ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015',
  F1: '\uE031', F2: '\uE032', F10: '\uE03A', ContextMenu: '\uE05D',
};
export const codeOf = (key) => codes[key] ?? key;

/** A keyboard that understands `Shift+Tab`, made from one that knows single keys. */
export function comboKeyboard({ type, down, up }) {
  return {
    type,
    down,
    up,
    async press(combination) {
      const held = combination === '+' ? [] : combination.split('+');
      const key = held.pop() ?? '+';
      for (const modifier of held) await down(modifier);
      await down(key);
      await up(key);
      for (const modifier of held.reverse()) await up(modifier);
    },
  };
}
