const MAX_CHARACTERS = 64

/** A branch name that git takes, like the name of a runner. */
export function branchLike(name: string): string {
  const plain = name
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replaceAll(/\.{2,}/g, '.')
    .slice(0, MAX_CHARACTERS)
    .replace(/^[-.]+/, '')
    .replace(/(?:\.lock|[.-])+$/, '')
  return plain === '' ? 'runner' : plain
}

/** The name of a directory for a branch: one step of a path, without anything that a shell or tmux would take up. */
export function directoryLike(branch: string): string {
  const plain = branch.replaceAll(/[^\p{L}\p{N}._+=@-]+/gu, '-').replace(/^[-.]+/, '')
  return plain === '' ? 'worktree' : plain
}

/** The first of `name`, `name-2`, `name-3`, ... that is free. */
export async function firstFree(name: string, isFree: (name: string) => Promise<boolean>): Promise<string> {
  for (let count = 1; ; count += 1) {
    const wish = count === 1 ? name : `${name}-${count}`
    if (await isFree(wish)) return wish
  }
}
