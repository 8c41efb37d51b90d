import { expect } from '@playwright/test';
import type { LabPage } from './lab-page.ts';

/** Two epochs of iris on one backend: the loss goes down and nothing is complained of. */
export async function trainShortlyOn(lab: LabPage, backend: string): Promise<void> {
  await lab.choose('Dataset', 'iris');
  await lab.choose('Backend', backend);
  await lab.fill('Batch size', '60');
  await lab.fill('Epochs', '2');
  await lab.button('Train').click();
  await lab.expectStatus(/^Finished/, 60_000);
  expect(await lab.metric(2, 'train loss')).toBeLessThan(await lab.metric(0, 'train loss'));
  expect(lab.faults).toEqual([]);
}
