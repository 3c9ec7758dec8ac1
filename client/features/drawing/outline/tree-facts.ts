import type { TreePlace } from '#shared/layout/outline-tree.ts'

/** A row's place in the tree, as attributes of its element. */
export type TreeFacts = {
  readonly 'aria-level': number
  readonly 'aria-posinset': number
  readonly 'aria-setsize': number
  readonly 'aria-expanded'?: boolean
}

export function treeFacts(place: TreePlace | undefined, isFolded: boolean): TreeFacts {
  const { level = 1, position = 1, size = 1, firstChild } = place ?? {}
  return {
    'aria-level': level,
    'aria-posinset': position,
    'aria-setsize': size,
    ...(firstChild ? { 'aria-expanded': !isFolded } : {}),
  }
}
