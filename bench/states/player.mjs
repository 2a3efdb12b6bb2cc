// Writes a recording into its pane: node player.mjs SCRIPT LOG. The script is JSON, [[afterMs, base64], ...]; for each entry
// `index time` is added to LOG, with the time in ms just before it was written.
import { appendFileSync, existsSync, readFileSync, writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const [script, log] = process.argv.slice(2)
process.stdin.setRawMode?.(true)
process.stdin.resume()
while (!existsSync(`${log}.go`)) await sleep(20)
let due = Date.now()
for (const [index, [afterMs, base64]] of JSON.parse(readFileSync(script, 'utf8')).entries()) {
  due += afterMs
  const wait = due - Date.now()
  if (wait > 0) await sleep(wait)
  appendFileSync(log, `${index} ${Date.now()}\n`)
  let data = Buffer.from(base64, 'base64')
  while (data.length > 0) {
    try {
      data = data.subarray(writeSync(1, data))
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error
      await sleep(1)
    }
  }
}
appendFileSync(log, `end ${Date.now()}\n`)
process.exit(0)
