import type { Reporter, TestModule } from 'vitest/node'

/** Ends the run with one plain line, `N passed, N failed`, so that a person and a pipeline read the same. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], faults: readonly unknown[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    for (const module of modules) {
      const before = counts.failed
      for (const test of module.children.allTests()) counts[test.result().state] += 1
      // A file that fails outside its tests (it does not load, it cannot set up) is a failure, though no test of it ran.
      if (module.state() === 'failed' && counts.failed === before) counts.failed += 1
    }
    const failed = counts.failed + faults.length
    const skipped = counts.skipped + counts.pending
    process.on('exit', () => {
      process.stdout.write(
        `\n${counts.passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
      )
    })
  }
}
