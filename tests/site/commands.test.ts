/** What npm runs, stopped by somebody who knows npm only. */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'playwright/test'

/** A port nobody uses now. */
const freePort = () => new Promise<number>((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as { port: number }
    server.close(() => resolve(port))
  })
})

test('who stops npm run preview stops the server, and the port is free again', async () => {
  const port = await freePort()
  const answers = () => fetch(`http://127.0.0.1:${port}/`).then(({ ok }) => ok, () => false)
  const npm = spawn('npm', ['run', 'preview'], { cwd: fileURLToPath(new URL('../../', import.meta.url)), env: { ...process.env, PORT: String(port) }, stdio: 'ignore' })
  try {
    await expect.poll(answers, { timeout: 20_000 }).toBe(true)
    npm.kill('SIGTERM')
    await expect.poll(answers, { timeout: 20_000 }).toBe(false)
  } finally {
    npm.kill('SIGKILL')
  }
})
