// One paint a frame. What a frame brings to light is drawn in that same frame, so that nothing comes one frame late.

/** What else is to be done in the frame that is being made; undefined between frames. */
let following: (() => void)[] | undefined;

/** In the next frame, or soon when the page is hidden and draws none. */
export function nextFrame(act: () => void): void {
  let isDone = false;
  const once = (): void => {
    if (isDone) return;
    isDone = true;
    asFrame(act);
  };
  requestAnimationFrame(once);
  setTimeout(once, 100);
}

/** In the frame that is being made, after everything else; in the next one when none is. */
export function withFrame(act: () => void): void {
  if (following) following.push(act);
  else nextFrame(act);
}

/** As if a frame were being made now: for what somebody waits for. */
export function asFrame(act: () => void): void {
  if (following) return act();
  const acts: (() => void)[] = (following = [act]);
  try {
    for (let next = acts.shift(); next; next = acts.shift()) next();
  } finally {
    following = undefined;
    // A fault in one takes no other with it.
    for (const left of acts) nextFrame(left);
  }
}

/** However often the answer is called, `act` runs once in the frame that `plan` gives it. */
export function oncePerFrame(act: () => void, plan: (act: () => void) => void = nextFrame): () => void {
  let isScheduled = false;
  return () => {
    if (isScheduled) return;
    isScheduled = true;
    plan(() => {
      isScheduled = false;
      act();
    });
  };
}
