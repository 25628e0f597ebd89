import { beforeAll, expect, test } from 'vitest';
import { openWholeLog, type Panel } from '../browser/product';
import { waitFor } from '../browser/test-page';
import { expectPlainWords } from './plain-words';
import { useStage } from './use-stage';

const ENTRIES = 3000;
const DELETIONS = 40;
const stage = useStage({ standIn: { entries: ENTRIES } });

let panel: Panel;

beforeAll(async () => {
  panel = await openWholeLog(stage(), ENTRIES);
});

test('a row of deletions longer than any before is found, and the details say why it is flagged', async () => {
  const { make } = stage();
  const { main } = make.named;
  await panel.search('is:flagged event:webhook_deleted');
  await waitFor(async () => (await panel.shown()) < DELETIONS || undefined, 'hardly any');
  const before = await panel.shown();
  for (let number = 0; number < DELETIONS; number++) {
    main.happen({ eventName: 'webhook_deleted', targetId: String(7_000_000 + number) });
  }
  await panel.refresh();
  await waitFor(async () => (await panel.shown()) === before + DELETIONS || undefined, `${DELETIONS} more`);

  await panel.openEntry(0);
  await panel.page.sees(/Why flagged\s+One of 40 deletions by this person/);
  await panel.page.sees(/In the \d+ days before that are kept here, /);
  expect(await panel.page.violations()).toEqual([]);
  await expectPlainWords(panel.page, [make.tokenOf.owner]);
});
