import * as z from 'zod/mini';

// Before any schema exists: zod would otherwise try `new Function`, which our content security policy reports.
z.config({ jitless: true });

export { z };
