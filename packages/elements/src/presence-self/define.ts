import { PresenceSelf } from './presence-self.js';

PresenceSelf.define();
