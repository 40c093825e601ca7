/** Finishing and checking in a thread of its own, so that the browser prints one edition while the one before it is finished. */
import { Worker, isMainThread, parentPort } from 'node:worker_threads'
import { check } from './check.ts'
import { finish } from './finish.ts'
import type { Source } from './source.ts'

interface Job { id: number; pdf: Uint8Array; source: Source }
interface Done { id: number; bytes?: Uint8Array; problems?: string[]; error?: string }

if (!isMainThread && parentPort) {
  const port = parentPort
  port.on('message', async ({ id, pdf, source }: Job) => {
    try {
      const bytes = await finish(pdf, source)
      port.postMessage({ id, bytes, problems: await check(bytes, source) } satisfies Done)
    } catch (error) {
      port.postMessage({ id, error: (error as Error).message } satisfies Done)
    }
  })
}

export class Finisher {
  private readonly worker = new Worker(new URL(import.meta.url), { execArgv: [], env: { ...process.env, NODE_OPTIONS: '' } })
  private readonly waiting = new Map<number, { resolve(done: Done): void; reject(error: Error): void }>()
  private next = 0

  constructor() {
    this.worker.on('message', (done: Done) => {
      this.waiting.get(done.id)?.resolve(done)
      this.waiting.delete(done.id)
    })
    // A thread that dies (of too little memory) takes its editions with it; they are named, not waited for.
    const fail = (error: Error): void => {
      for (const { reject } of this.waiting.values()) reject(error)
      this.waiting.clear()
    }
    this.worker.on('error', fail)
    this.worker.on('exit', () => fail(new Error('the thread that finishes PDFs ended')))
  }

  /** The finished edition with what the checker finds wrong; rejects where it cannot be finished. */
  async finish(pdf: Uint8Array, source: Source): Promise<{ bytes: Uint8Array; problems: string[] }> {
    const id = this.next++
    const done = await new Promise<Done>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      this.worker.postMessage({ id, pdf, source } satisfies Job)
    })
    if (done.error !== undefined || !done.bytes) throw new Error(done.error ?? 'nothing came back')
    return { bytes: done.bytes, problems: done.problems ?? [] }
  }

  async close(): Promise<void> {
    await this.worker.terminate()
  }
}
