import 'fake-indexeddb/auto';
import { beforeEach } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { installFakeApis } from './fake-apis';
import { refuseConsoleErrors } from './strict-console';

refuseConsoleErrors();

beforeEach(() => {
  fakeBrowser.reset();
  installFakeApis();
});
