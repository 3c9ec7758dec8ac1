import { useEffect, useState } from 'react'

/** True once something has held for `ms`: for what is not worth saying while it may pass by itself. */
export function useLasting(holds: boolean, ms = 2_500): boolean {
  const [lastedAt, setLastedAt] = useState(0)
  const [heldAt, setHeldAt] = useState({ holds, turn: 0 })
  if (heldAt.holds !== holds) setHeldAt({ holds, turn: heldAt.turn + 1 })
  const turn = heldAt.turn + 1
  useEffect(() => {
    if (!holds) return
    const timer = setTimeout(() => setLastedAt(turn), ms)
    return () => clearTimeout(timer)
  }, [holds, turn, ms])
  return holds && lastedAt === turn
}
