import { cleanup } from '@testing-library/preact';
import { afterEach } from 'vitest';

// What one test drew must neither be found by the next, nor go on reacting to state.
afterEach(cleanup);
