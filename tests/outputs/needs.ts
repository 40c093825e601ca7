/** Programs that some tests need and `npm test` cannot install: ffmpeg and Firefox. */
import { expect, test } from 'playwright/test'

/** Skips a test, and says so, where a program is not `here`; in CI that is a failure, for there a check that did not run must not look like one that passed. */
export function needs(program: string, here: boolean): void {
  if (process.env['CI']) expect(here, `${program} is not here; CI needs it`).toBe(true)
  test.skip(!here, `${program} is not here`)
}
