// Sets the wall clock of a process, for `node --import`: at SIGUSR2 it reads from the file $CLOCK_FILE by how many
// milliseconds its clock goes wrong from now on.
import { readFileSync } from 'node:fs'

const RealDate = Date
let offsetMs = 0

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + offsetMs)
    else super(...given)
  }

  static now() {
    return RealDate.now() + offsetMs
  }
}

process.on('SIGUSR2', () => {
  offsetMs = Number(readFileSync(process.env.CLOCK_FILE, 'utf8'))
})
