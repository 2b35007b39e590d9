import { aim } from './services/aim.js';
import { aimIcon } from './services/aim-icon.js';
import { ejabberd } from './services/ejabberd.js';
import { googleTalk } from './services/google-talk.js';
import { icq } from './services/icq.js';
import { msn } from './services/msn.js';
import { openfire } from './services/openfire.js';
import { openOscar } from './services/open-oscar.js';
import { prosody } from './services/prosody.js';
import { skype } from './services/skype.js';
import { yahoo } from './services/yahoo.js';
import type { WebService } from './web-service.js';

/** Every service that is known by name; those with `retired` are asked only where a base is given. */
export const services: readonly WebService[] = [prosody, ejabberd, openfire, openOscar, aim, aimIcon, icq, yahoo, msn, skype, googleTalk];
