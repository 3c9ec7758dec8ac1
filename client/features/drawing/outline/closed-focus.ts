import type { MomentId } from '#shared/model/ids.ts'

/** Which closed row is to have the focus once it is drawn. */
export function createClosedFocus() {
  let wanted: MomentId | undefined
  return {
    want(id: MomentId) {
      wanted = id
    },
    takes(id: MomentId): boolean {
      if (wanted !== id) return false
      wanted = undefined
      return true
    },
  }
}
