/** True when a version of tmux is older than another one, such as `3.7`. */
export function isBefore(version: string, other: string): boolean {
  return number(version) < number(other)
}

function number(version: string): number {
  const [, major = '', minor = ''] = /(\d+)\.(\d+)/.exec(version) ?? []
  return Number(major) * 100 + Number(minor)
}
