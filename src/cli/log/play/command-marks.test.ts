import { expect, it } from 'vitest'
import { CommandMarks } from './command-marks.ts'

it('counts each command once, wherever the output is cut', () => {
  const output = Buffer.from('\u001b]133;A\u0007$ \u001b]133;C\u0007one\u001b]133;C;cmdline=x\u001b\\two\u001b]133')
  for (let cut = 0; cut <= output.length; cut += 1) {
    const marks = new CommandMarks()
    const count = marks.push(output.subarray(0, cut)) + marks.push(output.subarray(cut)) + marks.push(Buffer.from(';C'))
    expect([cut, count]).toEqual([cut, 3])
  }
})
