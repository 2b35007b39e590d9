import { define } from '../internal/define.js';
import { PresenceScope } from './presence-scope.js';

define('presence-scope', PresenceScope);
