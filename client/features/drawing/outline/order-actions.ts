import { applyEdits } from '#shared/documents/apply-edits.ts'
import { planMoveRow, type RowSpot } from '#shared/layout/move-row.ts'
import { planJoinAll, planSplit, planTurn } from '#shared/layout/split-join.ts'
import { planChapter, planLock } from '#shared/layout/together.ts'
import type { ExperienceMap } from '#shared/model/experience-map.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import type { MapEdits } from '#shared/model/map-edits.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { mintId } from '../../../sync/new-id.ts'
import { outlineWords } from './messages.ts'

/** What brings the rows of an outline into order; on the canvas the same is done by the same keys. */
export type OrderActions = {
  /** Two linked moments out of one, parted at the caret (UTF-16 units of the label). */
  split(id: MomentId, at: number): void
  /** Takes in what comes after it on its line. */
  join(id: MomentId): void
  turn(link: LinkId): void
  moveTo(id: MomentId, spot: RowSpot): void
  toggleLock(id: MomentId): void
  /** Whether a moment is locked; if so, that is said. */
  isHeld(id: MomentId): boolean
  /** Every moment of a chapter lies in the renamed one; without a name, in none. */
  renameChapter(from: string, to: string): void
}

const mint = () => mintId<LinkId>()

type Deps = {
  readonly document: OpenDocument
  readonly map: Pick<ExperienceMap, 'moments' | 'links'>
  readonly readOnly: boolean
  /** Applies a plan as one undo step and says where the moment stands then; or says why it cannot be. */
  readonly tryPlan: (edits: MapEdits | undefined, id: MomentId, otherwise: string) => void
  readonly refuse: (sentence: string) => void
  /** Says what was done to whoever does not see it. */
  readonly announce: (sentence: string) => void
  readonly open: (id: MomentId) => void
}

export function createOrderActions(deps: Deps): OrderActions {
  const { document, map, readOnly, tryPlan, refuse, announce, open } = deps
  const { doc, undo } = document
  const momentOf = (id: MomentId) => map.moments.find((moment) => moment.id === id)

  return {
    split(id, at) {
      if (readOnly) return
      if (map.moments.length >= limits.maxMomentsPerMap) return refuse(outlineWords.full(limits.maxMomentsPerMap))
      const second = mintId<MomentId>()
      undo.endStep()
      const plan = planSplit(map, id, at, { id: second }, mint)
      tryPlan(plan, second, outlineWords.cannotSplit)
      if (plan) open(second)
    },
    join(id) {
      if (readOnly) return
      undo.endStep()
      const [plan] = planJoinAll(map, [id])?.plans ?? []
      tryPlan(plan, id, outlineWords.cannotJoin)
      if (plan) announce(outlineWords.joined)
    },
    turn(link) {
      const from = map.links.find((one) => one.id === link)?.from
      if (!readOnly && from) tryPlan(planTurn(map, link), from, outlineWords.cannotMove)
    },
    moveTo(id, spot) {
      if (readOnly) return
      const isStart = momentOf(id)?.kind === 'start'
      const why = momentOf(id)?.locked
        ? outlineWords.locked
        : isStart
          ? outlineWords.staysFirst
          : outlineWords.staysThere
      tryPlan(planMoveRow(map, id, spot, mint), id, why)
    },
    toggleLock(id) {
      const plan = readOnly ? undefined : planLock(map, [id])
      if (!plan) return
      applyEdits(doc, plan.edits)
      announce(plan.locked ? outlineWords.lockedNow : outlineWords.unlockedNow)
    },
    isHeld(id) {
      if (!momentOf(id)?.locked) return false
      refuse(outlineWords.locked)
      return true
    },
    renameChapter(from, to) {
      if (readOnly) return
      const lying = map.moments.filter(({ chapter }) => chapter === from).map(({ id }) => id)
      applyEdits(doc, planChapter(map, lying, to) ?? {})
    },
  }
}
