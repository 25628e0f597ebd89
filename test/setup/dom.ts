import { cleanup, configure } from '@testing-library/preact';
import { afterEach } from 'vitest';

// What a test waits for may take a while on a busy machine (ms); the usual second fails there for nothing.
configure({ asyncUtilTimeout: 20_000 });

// What one test drew must neither be found by the next, nor go on reacting to state.
afterEach(cleanup);
