/** True when a version of tmux is older than another one, such as `3.7`. */
export function isBefore(version: string, other: string): boolean {
  return versionNumber(version) < versionNumber(other)
}

/** A number by which versions of tmux can be put in order; letters do not count. */
export function versionNumber(version: string): number {
  const [, major = '', minor = ''] = /(\d+)\.(\d+)/.exec(version) ?? []
  return Number(major) * 100 + Number(minor)
}
