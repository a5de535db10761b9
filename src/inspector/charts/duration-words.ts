// Lengths of time in words, the same for delays in a chart and for times of what happened.

/** Exactly: `840 ms`, `45 s`, `1.5 s`, `10:00 min`, `3:05:00 h`, `7 days`. */
export function durationWords(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  if (ms % 86_400_000 === 0) return ms === 86_400_000 ? '1 day' : `${ms / 86_400_000} days`;
  if (ms < 600_000 || ms % 1000 !== 0) return `${ms / 1000} s`;
  const seconds = ms / 1000;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, '0');
  return hours === 0 ? `${minutes}:${rest} min` : `${hours}:${String(minutes).padStart(2, '0')}:${rest} h`;
}

/** As exact as people read times: to the millisecond at first, then to tenths of a second, then to seconds. */
export function timeWords(ms: number): string {
  if (Math.round(ms) < 0) return `−${timeWords(-ms)}`;
  const years = ms / (365.25 * 86_400_000);
  if (years >= 2) return `about ${years < 1e6 ? Math.round(years) : 'a million or more'} years`;
  const step = ms < 10_000 ? 1 : ms < 600_000 ? 100 : 1000;
  return durationWords(Math.abs(Math.round(ms / step) * step));
}
