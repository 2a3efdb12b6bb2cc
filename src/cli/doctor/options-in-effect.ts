/** The value of each option by its name; items of arrays have theirs, such as `status-format[0]`. */
export type OptionsInEffect = ReadonlyMap<string, string>

/** What an option is called where it stands in a format. */
const NAME = /@?[a-z][\w-]*(?:\[\d+\])?/gi

/** A value in quotes of which a line is missing. */
const IS_OPEN = /^"(?:[^"\\]|\\[^])*$/

/** The output of `show-options`: of two of a name the first counts. A value in quotes may have several lines. */
export function optionsIn(output: string): OptionsInEffect {
  const options = new Map<string, string>()
  let name = ''
  let value = ''
  for (const line of output.split('\n')) {
    if (IS_OPEN.test(value)) value += `\n${line}`
    else {
      const [word = ''] = line.split(' ', 1)
      name = word.replace(/\*$/, '')
      value = line.slice(word.length + 1)
    }
    if (!IS_OPEN.test(value) && !options.has(name)) options.set(name, value)
  }
  return options
}

/** True when a format names `wanted`, or an option whose value does, and so on. */
export function reaches(format: string, wanted: string, options: OptionsInEffect): boolean {
  const seen = new Set<string>()
  const queue = [format]
  for (let text = queue.pop(); text !== undefined; text = queue.pop()) {
    for (const [name] of text.matchAll(NAME)) {
      if (name === wanted) return true
      const value = seen.has(name) ? undefined : options.get(name)
      seen.add(name)
      if (value !== undefined) queue.push(value)
    }
  }
  return false
}
