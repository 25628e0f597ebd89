import { createTestPage, type PageDriver, type TestPage } from './test-page';

/** What stands behind each page that a browser gave out. */
export function createKnownPages<Behind>() {
  const known = new WeakMap<TestPage, Behind>();
  return {
    add(behind: Behind, driver: PageDriver): TestPage {
      const page = createTestPage(driver);
      known.set(page, behind);
      return page;
    },

    behind(page: TestPage): Behind {
      const found = known.get(page);
      if (found === undefined) throw new Error('This page is not of this browser.');
      return found;
    },
  };
}
