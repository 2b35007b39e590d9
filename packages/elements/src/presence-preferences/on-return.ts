/** Calls back when somebody comes back to this page: to its tab, or by the browser's way back. Returns its undo. */
export function onReturn(returned: () => void): () => void {
  const shown = (): void => {
    if (document.visibilityState === 'visible') returned();
  };
  const restored = (event: PageTransitionEvent): void => {
    if (event.persisted) returned();
  };
  document.addEventListener('visibilitychange', shown);
  window.addEventListener('pageshow', restored);
  return () => {
    document.removeEventListener('visibilitychange', shown);
    window.removeEventListener('pageshow', restored);
  };
}
