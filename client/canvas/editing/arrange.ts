import type { Place } from '#shared/model/moment.ts'
import type { Box } from '../box.ts'

/** `left`, `top`: one edge in common · `across`, `down`: the same room between all of them. */
export type Arrangement = 'left' | 'top' | 'across' | 'down'

/** Where boxes stand when they are put in order; the outer two stay where they are when the others spread between them. */
export function arrange<Id>(boxes: ReadonlyMap<Id, Box>, how: Arrangement): ReadonlyMap<Id, Place> {
  const all = [...boxes]
  switch (how) {
    case 'left': {
      const x = Math.min(...all.map(([, box]) => box.x))
      return new Map(all.map(([id, { y }]) => [id, { x, y }]))
    }
    case 'top': {
      const y = Math.min(...all.map(([, box]) => box.y))
      return new Map(all.map(([id, { x }]) => [id, { x, y }]))
    }
    case 'across':
      return spread(
        all,
        ({ x, w }) => [x, w],
        ({ y }, x) => ({ x, y }),
      )
    case 'down':
      return spread(
        all,
        ({ y, h }) => [y, h],
        ({ x }, y) => ({ x, y }),
      )
  }
}

function spread<Id>(
  all: readonly (readonly [Id, Box])[],
  lies: (box: Box) => readonly [start: number, length: number],
  put: (box: Box, start: number) => Place,
): ReadonlyMap<Id, Place> {
  const inOrder = [...all].sort(([, a], [, b]) => lies(a)[0] - lies(b)[0])
  const end = Math.max(...inOrder.map(([, box]) => lies(box)[0] + lies(box)[1]))
  const start = Math.min(...inOrder.map(([, box]) => lies(box)[0]))
  const filled = inOrder.reduce((sum, [, box]) => sum + lies(box)[1], 0)
  const gap = (end - start - filled) / Math.max(1, inOrder.length - 1)
  const places = new Map<Id, Place>()
  let at = start
  for (const [id, box] of inOrder) {
    places.set(id, put(box, at))
    at += lies(box)[1] + gap
  }
  return places
}
