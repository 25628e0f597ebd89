// Lets plain Node run our TypeScript (`node --import ./test/setup/ts-loader.mjs file.ts`): Node strips the types
// itself; this resolves what it does not know, `@/` and specifiers without a file extension.
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url).href;
const endings = ['.ts', '.tsx', '/index.ts', '/index.tsx'];

registerHooks({
  resolve(specifier, context, nextResolve) {
    const base = specifier.startsWith('@/') ? root : context.parentURL;
    const path = specifier.startsWith('@/') ? `./${specifier.slice(2)}` : specifier;
    if (!path.startsWith('.') || base === undefined || base.includes('/node_modules/')) {
      return nextResolve(specifier, context);
    }
    const found = endings.map((ending) => new URL(path + ending, base)).find((url) => existsSync(fileURLToPath(url)));
    return nextResolve(found?.href ?? new URL(path, base).href, context);
  },
});
