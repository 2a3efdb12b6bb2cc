import { carriersOf } from '../../test/support/processes.ts'
import { geppettoJson } from '../../test/support/product.ts'
import type { TestServer } from '../../test/support/tmux.ts'
import { waitFor } from '../../test/support/wait-for.ts'
import type { Product } from '../../test/support/product-at-work.ts'
import { ours, type Reader } from '../support/readers.ts'

export type SourceName = 'control' | 'pipe'

/** Some panes as runners of one source. */
export interface Runners extends Reader {
  /** The process that reads their pipes, and those that carry to it. */
  readonly processes: readonly number[]
}

/** Marks panes; each of them is going to write `bytes`. */
export async function markAll(
  server: TestServer,
  product: Product,
  source: SourceName,
  panes: readonly string[],
  bytes: number,
): Promise<Runners> {
  await server.tmux('set', '-g', '@geppetto-source', source)
  const reader = await ours(product)(server, panes, bytes)
  return { ...reader, processes: source === 'pipe' ? await pipeReaders(server, panes.length) : [] }
}

async function pipeReaders(server: TestServer, count: number): Promise<number[]> {
  const { readers } = await waitFor('the readers', async () => {
    const status = await geppettoJson<{ readers: { pid: number; panes: string[] }[] }>(server, 'controller', 'status')
    return status.readers.flatMap(({ panes }) => panes).length >= count ? status : undefined
  })
  return [...readers.map(({ pid }) => pid), ...carriersOf(server)]
}
