// What the canvas shows, and what says how large: one thing does not change the other.
import { expect, test } from 'vitest';
import type { CanvasEvent } from '../../../src/inspector/viewing/canvas-chart.ts';
import { startCanvas } from '../../../src/inspector/viewing/canvas-chart.ts';

function after(...events: CanvasEvent['type'][]): object {
  const canvas = startCanvas();
  for (const event of events) canvas.send(event);
  return canvas.state.value as object;
}

test('the wish to see the whole is for one picture, a size chosen by hand for all', () => {
  expect(after()).toMatchObject({ size: 'byPlace' });
  expect(after('whole.wanted')).toMatchObject({ size: 'whole' });
  expect(after('whole.wanted', 'picture.changed')).toMatchObject({ size: 'byPlace' });
  expect(after('whole.wanted', 'chart.changed')).toMatchObject({ size: 'byPlace' });
  expect(after('size.chosen', 'picture.changed', 'chart.changed')).toMatchObject({ size: 'byHand' });
  expect(after('size.chosen', 'whole.wanted')).toMatchObject({ size: 'whole' });
  expect(after('whole.wanted', 'size.chosen')).toMatchObject({ size: 'byHand' });
});

test('a picture moved by hand stays until the present is wanted or another chart comes', () => {
  expect(after('moved.by.hand')).toEqual({ attention: 'leftByHand', size: 'byPlace' });
  expect(after('moved.by.hand', 'picture.changed', 'size.chosen')).toMatchObject({ attention: 'leftByHand' });
  expect(after('moved.by.hand', 'present.wanted')).toMatchObject({ attention: 'keepingInSight' });
  expect(after('moved.by.hand', 'chart.changed')).toMatchObject({ attention: 'keepingInSight' });
});
