import { runBench } from './bench';
import { runDemo } from './demo';
import { runSteps } from './step';
import { TEST_STEPS } from './test-steps';

// Started by test/setup/run.mjs: `test`, `demo` or `bench`, and what follows `npm run ... --`.
const [task, ...args] = process.argv.slice(2);

if (task === 'test') {
  const { passed, failed } = await runSteps(TEST_STEPS);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} else if (task === 'demo') {
  process.exitCode = await runDemo(args);
} else if (task === 'bench') {
  process.exitCode = await runBench(args);
} else {
  console.error('Say what to run: test, demo or bench.');
  process.exitCode = 2;
}
