import { useMemo, useState } from 'react'
import type { OutlineRow } from '#shared/layout/outline-order.ts'
import { treeOf, unfoldedRows } from '#shared/layout/outline-tree.ts'
import type { MomentId } from '#shared/model/ids.ts'

/** Which branches are folded away on this screen; the way to the open row never is. */
export function useFolds(rows: readonly OutlineRow[], openId: MomentId | undefined) {
  const [asked, setAsked] = useState<ReadonlySet<MomentId>>(new Set())
  const tree = useMemo(() => treeOf(rows), [rows])
  const folded = useMemo(() => {
    const left = new Set([...asked].filter((id) => tree.get(id)?.firstChild))
    for (let at = openId && tree.get(openId)?.parent; at; at = tree.get(at)?.parent) left.delete(at)
    return left
  }, [asked, tree, openId])
  const shownRows = useMemo(() => unfoldedRows(rows, folded), [rows, folded])
  return {
    tree,
    folded,
    shownRows,
    toggleFold: (id: MomentId) =>
      setAsked((before) => {
        const next = new Set(before)
        if (!next.delete(id)) next.add(id)
        return next
      }),
  }
}
