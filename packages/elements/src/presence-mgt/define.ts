// Opt-in: `elements/define.js` leaves it out, since the tag is Microsoft's.
import '../presence-icon/define.js';
import { MgtPerson } from './mgt-person.js';

MgtPerson.define();
