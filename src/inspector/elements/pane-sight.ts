// Brings the panes of a viewer into sight: where all stands under each other, they may be below.

/** The time bar stands over the last lines of what scrolls. */
export function showPanes(root: ParentNode): void {
  const [viewer, panes, time] = ['.viewer', '.panes', 'chart-time'].map((name) => root.querySelector(name));
  if (!viewer || !panes || !time) return;
  const { top, bottom } = panes.getBoundingClientRect();
  if (bottom > time.getBoundingClientRect().top + 1) viewer.scrollTop += top - viewer.getBoundingClientRect().top;
}
