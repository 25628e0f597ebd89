export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Printed only when something failed. */
  readonly output: string;
}

export interface Step {
  readonly name: string;
  readonly run: () => Promise<Tally>;
}

/** Runs every step, also after a failing one: one line each, the full output of those that failed. */
export async function runSteps(steps: readonly Step[]): Promise<Tally> {
  let passed = 0;
  let failed = 0;
  for (const step of steps) {
    const start = performance.now();
    const tally = await step.run().catch(
      (error: unknown): Tally => ({
        passed: 0,
        failed: 1,
        output: error instanceof Error ? `${error.stack}` : `${error}`,
      }),
    );
    // A step that saw nothing proves nothing.
    const empty = tally.passed + tally.failed === 0;
    const lost = empty ? 1 : tally.failed;
    passed += tally.passed;
    failed += lost;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const count = tally.passed + lost > 1 ? `, ${tally.passed} passed${lost > 0 ? `, ${lost} failed` : ''}` : '';
    console.log(`${lost === 0 ? '✓' : '✗'} ${step.name} (${seconds} s${count})`);
    if (empty) console.log('  No test was run.');
    if (lost > 0) console.log(indent(tally.output));
  }
  return { passed, failed, output: '' };
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
