import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, resolve } from 'node:path'
import { Failure } from '../base/failure.ts'

/** Throws a Failure `not-installed` unless a program of this name would be found, as execvp looks for it. */
export function requireProgram(name: string, { path, cwd }: { readonly path: string; readonly cwd: string }): void {
  const folders = name.includes('/') ? ['.'] : path.split(delimiter)
  if (folders.some((folder) => isProgram(resolve(cwd, folder, name)))) return
  throw new Failure('not-installed', `there is no program '${name}'`, {
    next: name.includes('/') ? 'check its path' : 'install it, or check your PATH',
  })
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
