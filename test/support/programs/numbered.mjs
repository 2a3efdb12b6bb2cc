// Writes numbered lines of one kind to its terminal until it is told to stop.
//   node numbered.mjs KIND STOP_FILE DONE_FILE
// When STOP_FILE exists, finishes its line, writes the last number into DONE_FILE, and stays until it is ended.
import { existsSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { KINDS } from './numbered-kinds.mjs'

function writeAll(text) {
  const data = Buffer.from(text)
  for (let at = 0; at < data.length;) {
    try {
      at += writeSync(1, data, at, data.length - at)
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error
    }
  }
}

const [kind, stop, done] = process.argv.slice(2)
const { text, write = (_, line) => `${line}\n`, after = () => '', everyMs, lines = 1 } = KINDS[kind]
let number = 0
while (!existsSync(stop)) {
  for (let line = 0; line < lines; line += 1) {
    number += 1
    writeAll(write(number, text(number)))
  }
  await sleep(everyMs)
  writeAll(after(number))
}
writeFileSync(`${done}.new`, String(number))
renameSync(`${done}.new`, done)
await sleep(2 ** 31 - 1)
