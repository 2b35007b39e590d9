import { LitElement } from 'lit';
import { define } from '../internal/define.js';

/**
 * What I prefer.
 *
 * @element presence-preferences
 */
export class PresencePreferences extends LitElement {
  /** Registers the tag; one that is taken is left alone. */
  static define(tag: string = 'presence-preferences'): void {
    define(tag, this);
  }
}
