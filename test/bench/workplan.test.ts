import { expect, test } from 'vitest';
import { toTaskBounds, writeWorkplan } from './workplan.ts';

test.each([8000, 16_000, 24_000])('plans of %i bytes are of that size', (bytes) => {
  const shape = { seed: 1, plans: 200, bytes, repos: 5, tasks: toTaskBounds(bytes) };
  const sizes = Array.from({ length: shape.plans }, (_, index) =>
    Buffer.byteLength(writeWorkplan(index + 1, shape).text),
  );
  expect(Math.min(...sizes)).toBeGreaterThan(bytes * 0.88);
  expect(Math.max(...sizes)).toBeLessThan(bytes * 1.1);
});
