// One paint a frame, and nothing a frame late.
import { expect, test } from 'vitest';
import { asFrame, nextFrame, withFrame } from '../../../src/inspector/page/index.ts';

test('what a frame brings to light is done in that frame, after the rest of it', async () => {
  const order: string[] = [];
  let frames = 0;
  await new Promise<void>((done) => {
    const count = (): void => void (frames++, requestAnimationFrame(count));
    requestAnimationFrame(count);
    nextFrame(() => {
      const before = frames;
      withFrame(() => {
        order.push(`drawn in the frame ${frames - before} later`);
        withFrame(() => order.push('drawn last'));
      });
      order.push('taken');
      setTimeout(done, 200);
    });
  });
  expect(order).toEqual(['taken', 'drawn in the frame 0 later', 'drawn last']);
});

test('between frames it waits for the next one', async () => {
  const order: string[] = [];
  await new Promise<void>((done) => {
    withFrame(() => {
      order.push('drawn');
      done();
    });
    order.push('asked');
  });
  expect(order).toEqual(['asked', 'drawn']);
});

test('what somebody waits for is done and drawn at once', () => {
  const order: string[] = [];
  asFrame(() => {
    withFrame(() => order.push('drawn'));
    order.push('taken');
  });
  expect(order).toEqual(['taken', 'drawn']);
});

test('a fault takes nothing with it that was to be drawn with it', async () => {
  const drawing = new Promise<void>((drawn) => {
    expect(() =>
      asFrame(() => {
        withFrame(drawn);
        throw new Error('broken');
      }),
    ).toThrow('broken');
  });
  await drawing;
});
