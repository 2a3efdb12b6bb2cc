import { describe, expect, it } from 'vitest'
import type { DialogBody } from '../../ipc/dialogs.ts'
import { answerLines, askedLines, choicesOf } from './choices.ts'

function dialogWith(options: DialogBody['options'], more: Partial<DialogBody> = {}): { dialog: DialogBody } {
  return { dialog: { options, fingerprint: 'f', episode: 1, since: new Date(1).toISOString(), ...more } }
}
const presses = (runner: { dialog: DialogBody }): string[] =>
  choicesOf(runner).map(({ presses: keys, option }) => `${keys.join('')}=${option.label}`)

describe('choicesOf', () => {
  it('takes the digits of the screen, and y and n where they can mean one thing only', () => {
    const claude = dialogWith([
      { label: 'Yes', key: '1', kind: 'once' },
      { label: 'Yes, and always', key: '2', kind: 'always' },
      { label: 'Yes, and switch to auto mode', key: '3', kind: 'other' },
      { label: 'No', key: '4', kind: 'no' },
    ])
    expect(presses(claude)).toEqual(['1y=Yes', '2=Yes, and always', '3=Yes, and switch to auto mode', '4n=No'])
    const two = dialogWith([
      { label: 'Red', key: '1', kind: 'once' },
      { label: 'Blue', key: '2', kind: 'once' },
    ])
    expect(presses(two)).toEqual(['1=Red', '2=Blue'])
  })

  it('counts places where an agent takes letters, and offers nothing that has no key', () => {
    const cline = dialogWith([
      { label: 'Approve', key: 'y', kind: 'once' },
      { label: 'Reject', key: 'n', kind: 'no' },
      { label: 'cut off', kind: 'other' },
    ])
    expect(presses(cline)).toEqual(['1y=Approve', '2n=Reject'])
  })

  it('offers nothing where a person has to go there', () => {
    const trust = dialogWith([{ label: 'Yes, I trust', key: '1', kind: 'once' }], {
      unanswerable: 'trust is given there',
    })
    expect(choicesOf(trust)).toEqual([])
    expect(answerLines(trust)).toEqual(['go there to answer: trust is given there'])
  })

  it('is said with what it is about', () => {
    const runner = dialogWith(
      [
        { label: 'Yes', key: '1', kind: 'once' },
        { label: 'No', key: '2', kind: 'no' },
      ],
      { question: 'Run this?', subject: 'rm -rf build\nmake' },
    )
    expect(answerLines(runner)).toEqual(['1/y Yes', '2/n No'])
    expect(askedLines(runner)).toEqual(['Run this? rm -rf build ⏎ make', '1/y Yes', '2/n No'])
    expect([answerLines({}), askedLines({})]).toEqual([[], []])
  })
})
