/** Texts of one page rendered one after the other: Astro renders neighbours at once, and what a text knows of itself stands in one place. */
let last: Promise<unknown> = Promise.resolve()

/** Does `work` when everything asked for before it is done; its failure is the caller's alone. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const own = last.then(work)
  last = own.catch(() => {})
  return own
}
