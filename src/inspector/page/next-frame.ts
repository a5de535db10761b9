// The next frame, or soon when the page is hidden and draws none.

export function nextFrame(act: () => void): void {
  let isDone = false;
  const once = (): void => {
    if (isDone) return;
    isDone = true;
    act();
  };
  requestAnimationFrame(once);
  setTimeout(once, 100);
}
