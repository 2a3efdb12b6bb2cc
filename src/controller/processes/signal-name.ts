import { constants } from 'node:os'

const NAMES = new Map(Object.entries(constants.signals).map(([name, number]) => [number, name]))

/** The name of a signal number, such as SIGKILL for 9. */
export function signalName(number: number): string {
  return NAMES.get(number) ?? `signal ${number}`
}
