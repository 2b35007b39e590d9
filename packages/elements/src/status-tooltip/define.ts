import { StatusTooltip } from './status-tooltip.js';

declare global {
  interface HTMLElementTagNameMap {
    'status-tooltip': StatusTooltip;
  }
}

StatusTooltip.define();
