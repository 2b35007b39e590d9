import { installRelay } from './install.js';

installRelay();
