/** Distance from the edges of the window and from the anchor, in px. */
const GAP = 4;

/**
 * Puts a popover under its anchor, or over it where there is more room, and keeps it inside the window. By hand, because
 * Firefox has CSS anchor positioning only since version 147.
 */
export function placeBeside(popover: HTMLElement, anchor: HTMLElement): void {
  const { innerWidth, innerHeight } = window;
  const from = anchor.getBoundingClientRect();
  // Where it stood before would limit its width.
  popover.style.left = '0';
  const { width, height } = popover.getBoundingClientRect();
  const left = Math.min(from.right - width > GAP ? from.right - width : from.left, innerWidth - width - GAP);
  const below = from.bottom + GAP;
  const fitsBelow = below + height + GAP <= innerHeight;
  const top = fitsBelow ? below : Math.max(GAP, from.top - GAP - height);
  popover.style.left = `${Math.max(GAP, left)}px`;
  popover.style.top = `${top}px`;
}
