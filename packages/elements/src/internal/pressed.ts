/** Inside of these nothing else may be pressed (HTML §3.2.5.2.7): an icon there is only a picture. */
export const PRESSED = 'a[href], button, summary, label, [role="button"], [role="link"], [role="option"], [role="tab"], [role="treeitem"], [role^="menuitem"]';
