import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseIndexLine } from './parse-index.ts'

describe('parseIndexLine', () => {
  it.each([
    '{"kind":"time","at":0,"time":1}',
    '{"kind":"size","at":5,"time":1,"cols":80,"rows":24}',
    '{"kind":"gap","at":5,"time":1,"bytes":null,"lines":7,"loss":"at-least","why":"x","newer":"field"}',
    '{"kind":"restart","at":5,"time":1}',
    '{"kind":"end","at":9007199254740991,"time":1,"confirmed":false}',
  ])('reads %s', (line) => {
    expect(parseIndexLine(line)).toEqual(JSON.parse(line))
  })

  it.each([
    ['"bytes":5,"why":"x"', 'known'],
    ['"bytes":null,"why":"paused"', 'at-least'],
    ['"bytes":null,"why":"perhaps, its place is not certain"', 'perhaps'],
  ])('says of an older gap with %s that it is %s', (fields, loss) => {
    expect(parseIndexLine(`{"kind":"gap","at":5,"time":1,${fields}}`)).toMatchObject({ kind: 'gap', loss })
  })

  it.each([
    '{"kind":"gap","at":5,"time":1,"bytes":5,"loss":"some","why":"x"}',
    '{"kind":"gap","at":5,"time":1,"bytes":null,"lines":-1,"loss":"known","why":"x"}',
    '{"kind":"alternate","at":0.5,"time":1,"on":true}',
    '{"kind":"time","at":9007199254740992,"time":1}',
    '{"kind":"time","at":-1,"time":1}',
    '{"kind":"time","at":1e999,"time":1}',
    '{"kind":"size","at":0,"time":1,"cols":1.5,"rows":24}',
    '{"kind":"__proto__","at":0,"time":1}',
    '{"kind":"recovered","at":0,"time":1,"bytes":1,"why":"toString"}',
    '[]',
    'null',
    '{',
    '',
  ])('passes over %s', (line) => {
    expect(parseIndexLine(line)).toBeUndefined()
  })

  it('never throws, and lets only whole offsets through', () => {
    const entry = fc.record({
      kind: fc.constantFrom('time', 'file', 'size', 'gap', 'end', 'alternate', 'recovered', '__proto__'),
      at: fc.oneof(fc.double(), fc.maxSafeNat(), fc.jsonValue()),
      time: fc.oneof(fc.double(), fc.maxSafeNat(), fc.jsonValue()),
      bytes: fc.oneof(fc.double(), fc.constant(null)),
      on: fc.jsonValue(),
    })
    fc.assert(
      fc.property(
        fc.oneof(
          entry.map((it) => JSON.stringify(it)),
          fc.string(),
          fc.json(),
        ),
        (line) => {
          const found = parseIndexLine(line)
          expect(found === undefined || (Number.isSafeInteger(found.at) && found.at >= 0)).toBe(true)
        },
      ),
    )
  })
})
