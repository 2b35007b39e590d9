import { PresenceScope } from './presence-scope.js';

PresenceScope.define();
