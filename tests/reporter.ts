/** Tells of each test that failed or was skipped, and closes with one line: N passed, N failed. */
import type { FullResult, Reporter, Suite, TestCase, TestResult } from '../node_modules/playwright/types/testReporter.d.ts'

export default class Counting implements Reporter {
  #passed = 0
  #failed = 0
  #suite: Suite | undefined
  #started = 0

  onBegin(_: unknown, suite: Suite): void {
    this.#suite = suite
    this.#started = performance.now()
    console.log(`${suite.allTests().length} tests`)
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === 'skipped') {
      const why = test.annotations.find(({ type }) => type === 'skip')?.description
      console.log(`\nSKIPPED ${test.titlePath().slice(1).join(' › ')}${why ? `: ${why}` : ''}`)
      return
    }
    if (result.status === test.expectedStatus) { this.#passed++; return }
    this.#failed++
    console.log(`\nFAILED  ${test.titlePath().slice(1).join(' › ')}\n${result.errors.map(({ message }) => message ?? '').join('\n')}`)
  }

  onError(error: { message?: string }): void {
    this.#failed++
    console.log(`\nFAILED  ${error.message ?? 'the tests could not start'}`)
  }

  onEnd(result: FullResult): void {
    if (result.status !== 'passed' && this.#failed === 0) this.#failed++
    const slow = (this.#suite?.allTests() ?? []).map((test) => ({ test, time: Math.max(0, ...test.results.map(({ duration }) => duration)) })).sort((a, b) => b.time - a.time).slice(0, 5)
    console.log(`\n${Math.round((performance.now() - this.#started) / 1000)} s; slowest: ${slow.map(({ test, time }) => `${test.title} ${(time / 1000).toFixed(0)} s`).join(', ')}`)
    console.log(`${this.#passed} passed, ${this.#failed} failed`)
  }

  printsToStdio(): boolean { return true }
}
