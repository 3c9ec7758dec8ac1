import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { applyEdits } from '#shared/documents/apply-edits.ts'
import { changeLink, changeMoment, readLinks, readMoments } from '#shared/documents/map-document.ts'
import { act, localOrigin, typingOrigin } from '#shared/documents/transact.ts'
import { planIndent, planLink, planMove, planOutdent } from '#shared/layout/outline-edits.ts'
import { planChapterStep } from '#shared/layout/move-row.ts'
import { planRemoval } from '#shared/layout/removal.ts'
import { type OutlineRow, outlineOf } from '#shared/layout/outline-order.ts'
import type { TreePlace } from '#shared/layout/outline-tree.ts'
import type { ExperienceMap } from '#shared/model/experience-map.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import { type MapEdits, withEdits } from '#shared/model/map-edits.ts'
import type { Moment } from '#shared/model/moment.ts'
import { limits } from '#shared/protocol/limits.ts'
import { useSelection, useSelectionStore } from '../../../canvas/selection/selection-context.tsx'
import { editMoment, linkFrom, openDetails, selectMoments } from '../../../canvas/selection/selection-store.ts'
import { useRead } from '../../../sync/board-context.tsx'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { mintId } from '../../../sync/new-id.ts'
import { announce } from '../../../ui/browser/announce.ts'
import { type MomentWriter, writerOf } from '../details/moment-writer.ts'
import { createClosedFocus } from './closed-focus.ts'
import { createKeeper } from './keep-same.ts'
import { outlineWords } from './messages.ts'
import { createOrderActions, type OrderActions } from './order-actions.ts'
import { type PendingRow, planPending, shiftPending } from './pending-row.ts'
import { createSeveralActions, type SeveralActions } from './several-rows.ts'
import { useFolds } from './use-folds.ts'

type Drawn = Pick<ExperienceMap, 'moments' | 'links'>

/** What the outline shows, and what its keys do. */
export type Outline = {
  readonly rows: readonly OutlineRow[]
  /** Without those that are folded away. */
  readonly shownRows: readonly OutlineRow[]
  readonly tree: ReadonlyMap<MomentId, TreePlace>
  readonly folded: ReadonlySet<MomentId>
  readonly moments: ReadonlyMap<MomentId, Moment>
  readonly readOnly: boolean
  /** The row whose fields are open. */
  readonly openId: MomentId | undefined
  /** The row that Tab reaches while none is open. */
  readonly currentId: MomentId | undefined
  /** The rows that keys act on, in their order: the current one, or several that were chosen. */
  readonly chosen: readonly MomentId[]
  readonly pending: PendingRow | undefined
  /** Something that could not be done, in a sentence. */
  readonly trouble: string
  readonly actions: OutlineActions
}

type OutlineActions = OrderActions &
  SeveralActions & {
    /** The focus goes to a closed row; what is chosen stays chosen. */
    focusOn(id: MomentId): void
    open(id: MomentId): void
    /** Closes the open row; the focus goes to its closed face. */
    close(): void
    /** Opens the row above or below, or goes there while all are closed. */
    step(id: MomentId, by: 1 | -1): void
    /** The focus goes to a closed row. */
    goTo(id: MomentId): void
    /** A closed row has the focus. */
    select(id: MomentId): void
    /** Opens a row with the caret in the name of its chapter. */
    openChapter(id: MomentId): void
    /** Opens a row with the caret in what the customer thinks. */
    openDetails(id: MomentId): void
    /** Opens a row to choose where else it leads. */
    openLink(id: MomentId): void
    /** The caret goes to the chapter of what is chosen. */
    askChapter(): void
    toggleFold(id: MomentId): void
    next(after: MomentId | undefined): void
    branch(from: MomentId | undefined): void
    shift(id: MomentId, direction: 'in' | 'out', alone?: boolean): void
    move(id: MomentId, direction: 'up' | 'down'): void
    remove(id: MomentId): void
    link(from: MomentId, to: MomentId, label: string): void
    /** The new row goes on from another one, beside whatever follows that. */
    comeFrom(from: MomentId): void
    writerOf(id: MomentId): MomentWriter
    /** The word of a link: in which case the story takes it. `id` is the row it is written in. */
    nameLink(id: MomentId, link: LinkId, label: string): void
    apply(edits: MapEdits): void
    undo(): void
    redo(): void
    /** What the fields of a row call when they get the focus: an undo step ends where a field ends. */
    enterField(): void
    say(trouble: string): void
    map(): Drawn
    /** A closed row takes the focus if it is the one that should have it. */
    takesFocus(id: MomentId): boolean
  }

const mintLink = () => mintId<LinkId>()

export function useOutline(document: OpenDocument, readOnly: boolean): Outline {
  const store = useSelectionStore()
  const editing = useSelection((selection) => selection.editing)
  const selection = useSelection((selection) => selection.moments)
  const [selected] = selection
  const map = useRead(document, readDrawn)
  const [asked, setAsked] = useState<PendingRow>()
  const [trouble, say] = useState('')
  const [first] = useState<PendingRow>(() => newRow(undefined, 'next'))
  const [keep] = useState(createKeeper)
  const isEmpty = map.moments.length === 0
  const pending = readOnly ? undefined : isEmpty ? (asked ?? first) : asked
  const [closedFocus] = useState(createClosedFocus)
  const undoing = useRef(false)
  const [, askFocus] = useState(0)

  const { rows, moments } = useMemo(() => {
    const plan = pending && planPending(map, pending)
    return keep(plan ? withEdits(map, plan) : map)
  }, [keep, map, pending])

  const openId = pending ? pending.id : editing !== undefined && moments.has(editing) ? editing : undefined
  const currentId = selected !== undefined && moments.has(selected) ? selected : rows[0]?.momentId
  const rowsBefore = useRef(rows)
  const { tree, shownRows, folded, toggleFold } = useFolds(rows, openId)

  // The open row may go while somebody is in it: taken away by others, or by one's own undo. Its neighbour takes over.
  useLayoutEffect(() => {
    const isLost = editing !== undefined && !moments.has(editing) && !pending
    const at = isLost ? rowsBefore.current.findIndex((row) => row.momentId === editing) : -1
    const byMyUndo = undoing.current
    rowsBefore.current = rows
    undoing.current = false
    if (!isLost) return
    const neighbour = rows[Math.max(0, Math.min(byMyUndo ? at - 1 : at, rows.length - 1))]
    if (!neighbour) editMoment(store, undefined)
    else if (byMyUndo) editMoment(store, neighbour.momentId)
    else focusRow(neighbour.momentId)
  })

  function focusRow(id: MomentId) {
    closedFocus.want(id)
    selectMoments(store, [id])
    editMoment(store, undefined)
  }

  function focusOn(id: MomentId) {
    closedFocus.want(id)
    // Also where nothing else has changed: the row looks whether it is meant.
    askFocus((turn) => turn + 1)
  }

  function open(id: MomentId) {
    setAsked(undefined)
    say('')
    document.undo.endStep()
    editMoment(store, id)
  }

  function ask(after: MomentId | undefined, how: PendingRow['how']) {
    if (map.moments.length >= limits.maxMomentsPerMap) return refuse(outlineWords.full(limits.maxMomentsPerMap))
    say('')
    document.undo.endStep()
    editMoment(store, undefined)
    setAsked(newRow(after, how))
  }

  function refuse(sentence: string) {
    say(sentence)
    announce(sentence)
  }

  function apply(edits: MapEdits) {
    say('')
    applyEdits(document.doc, edits)
  }

  function tryPlan(edits: MapEdits | undefined, id: MomentId, otherwise: string) {
    if (!edits) return refuse(otherwise)
    apply(edits)
    const number = outlineOf(readDrawn(document.doc)).find((row) => row.momentId === id)?.number
    if (number) announce(outlineWords.moved(number))
  }

  /** The pending row becomes a moment at its first letter. */
  function bringIn(row: PendingRow, patch: Parameters<MomentWriter['change']>[0], how?: 'typing') {
    const { kind, label, ...rest } = patch
    const now = readDrawn(document.doc)
    const moment = { ...(kind ? { kind } : {}), ...(label === undefined ? {} : { label }) }
    const plan = planPending(now, row, moment) ?? planPending(now, { ...row, how: 'next' }, moment)
    const origin = how ? typingOrigin : localOrigin
    act(
      document.doc,
      () => {
        applyEdits(document.doc, plan ?? {}, origin)
        changeMoment(document.doc, row.id, rest, origin)
      },
      origin,
    )
    setAsked(undefined)
    editMoment(store, row.id)
  }

  const order = createOrderActions({ document, map, readOnly, tryPlan, refuse, announce, open })
  const several = createSeveralActions({ document, store, map, shownRows, readOnly, refuse, announce, focusOn })
  const actions: OutlineActions = {
    ...order,
    ...several,
    focusOn,
    open,
    goTo: focusRow,
    select: (id) => selectMoments(store, [id]),
    openChapter(id) {
      open(id)
      openDetails(store, 'chapter')
    },
    openDetails(id) {
      open(id)
      openDetails(store, true)
    },
    openLink(id) {
      open(id)
      linkFrom(store, id)
    },
    askChapter: () => openDetails(store, 'chapter'),
    toggleFold,
    close() {
      const target = pending ? pending.after : editing
      setAsked(undefined)
      if (target !== undefined) focusRow(target)
      else editMoment(store, undefined)
    },
    step(id, by) {
      const at = shownRows.findIndex((row) => row.momentId === id)
      const next = shownRows[at + by]?.momentId
      if (next === undefined) return
      if (openId === undefined) focusRow(next)
      else open(next)
    },
    next: (after) => ask(after, 'next'),
    branch(from) {
      if (pending) {
        const shifted = pending.how === 'branch' ? undefined : shiftPending(map, { ...pending, how: 'next' }, 'in')
        if (shifted) setAsked(shifted)
      } else ask(from, 'branch')
    },
    shift(id, direction, alone = false) {
      if (pending?.id === id) {
        const shifted = shiftPending(map, alone ? { ...pending, how: 'back' } : pending, direction)
        if (shifted) setAsked(shifted)
        else refuse(direction === 'in' ? outlineWords.onlyWayOn : outlineWords.noLineToGoBackTo)
        return
      }
      const above = rows[rows.findIndex((row) => row.momentId === id) - 1]?.momentId
      if (direction === 'in') tryPlan(planIndent(map, id, above, mintLink), id, outlineWords.onlyWayOn)
      else tryPlan(planOutdent(map, id, mintLink), id, outlineWords.noLineToGoBackTo)
    },
    move(id, direction) {
      if (pending?.id !== id && !order.isHeld(id))
        tryPlan(planChapterStep(map, id, direction) ?? planMove(map, id, direction), id, outlineWords.cannotMove)
    },
    remove(id) {
      if (order.isHeld(id)) return
      const at = rows.findIndex((row) => row.momentId === id)
      const neighbour = (rows[at - 1] ?? rows[at + 1])?.momentId
      if (pending?.id !== id) {
        const plan = planRemoval(map, { moments: [id] }, mintLink)
        announce(outlineWords.removed(moments.get(id)?.label ?? ''))
        if (plan) apply(plan)
      }
      setAsked(undefined)
      if (neighbour === undefined) editMoment(store, undefined)
      else if (openId === undefined) focusRow(neighbour)
      else open(neighbour)
    },
    link(from, to, label) {
      const plan = planLink(map, from, to, { label }, mintLink)
      if (!plan) return
      apply(plan)
      announce(outlineWords.linked(rows.find((row) => row.momentId === to)?.number ?? ''))
    },
    comeFrom(from) {
      if (pending) setAsked({ ...pending, after: from, how: 'branch' })
    },
    writerOf: (id) => ({
      change(patch, how) {
        if (readOnly) return
        if (pending?.id === id) bringIn(pending, patch, how)
        else writerOf(document, id).change(patch, how)
      },
      undo: () => actions.undo(),
      redo: () => actions.redo(),
    }),
    nameLink(id, link, label) {
      if (readOnly) return
      if (pending?.id === id) bringIn(pending, { label: '' }, 'typing')
      changeLink(document.doc, link, { label }, typingOrigin)
    },
    apply,
    undo() {
      if (pending && !isEmpty) return actions.close()
      undoing.current = document.undo.canUndo()
      if (document.undo.undo()) announce(outlineWords.tookBack)
    },
    redo() {
      document.undo.redo()
    },
    enterField: () => document.undo.endStep(),
    say: refuse,
    map: () => map,
    takesFocus: closedFocus.takes,
  }
  const chosen = useMemo(() => {
    const ids = new Set(selection)
    const inOrder = ids.size > 1 ? rows.flatMap((row) => (ids.has(row.momentId) ? [row.momentId] : [])) : []
    return inOrder.length > 1 ? inOrder : currentId === undefined ? [] : [currentId]
  }, [selection, rows, currentId])
  return { rows, shownRows, tree, folded, moments, readOnly, openId, currentId, chosen, pending, trouble, actions }
}

function newRow(after: MomentId | undefined, how: PendingRow['how']): PendingRow {
  return {
    id: mintId(),
    ...(after === undefined ? {} : { after }),
    how,
    linkIds: [mintLink(), mintLink(), mintLink()],
  }
}

function readDrawn(doc: Y.Doc): Drawn {
  return { moments: readMoments(doc), links: readLinks(doc) }
}
