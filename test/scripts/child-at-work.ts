// What a process of its own does in child.test.ts.
import { answerOrder } from '../../scripts/child.ts';
import { PortalError } from '../../src/model/portal-error.ts';

export interface Order {
  work: 'sum' | 'complain' | 'break' | 'vanish';
  numbers: number[];
}

answerOrder<Order, number[], number[], number[]>(async ({ work, numbers }, parent) => {
  if (work === 'complain') throw new PortalError('There are no plans.', { code: 2, hint: 'Write one.' });
  if (work === 'break') throw new TypeError('out of tune');
  if (work === 'vanish') process.exit(3);
  for (const number of numbers) parent.tell(`saw ${number}`);
  const doubled = await parent.ask(numbers);
  const again = await parent.ask(doubled);
  return [...doubled, ...again];
});
