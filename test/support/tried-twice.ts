import type { Reporter, TestCase } from 'vitest/node'

/** Names the tests that came right only when they were tried again: each of them hides a reason. */
export default class TriedTwice implements Reporter {
  readonly #names: string[] = []

  onTestCaseResult(test: TestCase): void {
    const { retryCount = 0 } = test.diagnostic() ?? {}
    if (retryCount > 0 && test.ok()) this.#names.push(`${test.module.relativeModuleId}: ${test.fullName}`)
  }

  onTestRunEnd(): void {
    for (const name of this.#names) process.stdout.write(`tried twice: ${name}\n`)
  }
}
