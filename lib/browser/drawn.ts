/** In ms: no frame comes while nobody looks at the page. */
const AT_MOST = 100;

/** Resolves when what the page is to show now is on the screen. */
export function drawn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, AT_MOST);
    // Called right before the frame is drawn; what is put off then comes after it.
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
