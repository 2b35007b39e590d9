// Registers every element. Each element's own `define.js` registers that one alone.
import './presence-contacts/define.js';
import './presence-area-switch/define.js';
import './presence-icon/define.js';
import './presence-menu/define.js';
import './presence-preferences/define.js';
import './presence-providers/define.js';
import './presence-scope/define.js';
import './presence-self/define.js';
import './status-tooltip/define.js';
