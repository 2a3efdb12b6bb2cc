import { constants } from 'node:os'

/** Second names of signals; the first ones are those of POSIX, and of what shells print. */
const SECOND_NAMES: ReadonlySet<string> = new Set(['SIGIOT', 'SIGCLD', 'SIGPOLL', 'SIGUNUSED'])

const NUMBERS = new Map<string, number>(Object.entries(constants.signals))
const NAMES = namesOf(constants.signals)

/** The name of each signal number of a system, which may know one signal by several names. */
export function namesOf(numbers: Readonly<Record<string, number>>): ReadonlyMap<number, string> {
  const names = Object.entries(numbers).toSorted(([a], [b]) => rank(b) - rank(a))
  return new Map(names.map(([name, number]) => [number, name]))
}

/** The name of a signal number, such as SIGKILL for 9; `signal 40` for one without a name. */
export function signalName(number: number): string {
  return NAMES.get(number) ?? `signal ${number}`
}

/** The number of what signalName gives; undefined for anything else. */
export function signalNumber(name: string): number | undefined {
  const [, number] = /^signal (\d{1,3})$/.exec(name) ?? []
  return number === undefined ? NUMBERS.get(name) : Number(number)
}

/** What comes last stays, so first names do. */
function rank(name: string): number {
  return SECOND_NAMES.has(name) ? 1 : 0
}
