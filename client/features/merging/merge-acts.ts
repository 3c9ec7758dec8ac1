import type { MomentId } from '#shared/model/ids.ts'
import { selectMoments } from '../../canvas/selection-store.ts'
import { announce } from '../../ui/announce.ts'
import {
  accept,
  acceptAll,
  addAsItIs,
  later,
  putInto,
  refuse,
  takeAllApart,
  takeApart,
  takeOut,
  type Target,
} from './decisions/decide.ts'
import { bringBack, cutWay, drawWay } from './decisions/links.ts'
import { newest } from './decisions/news.ts'
import { draftFrom } from './differences/variants.ts'
import type { MergeAct } from './keys.ts'
import type { Merge } from './merge-context.tsx'
import { draftOf } from './merge-screen.ts'
import { messages } from './messages.ts'
import type { Relation, SharedLink } from '#shared/model/shared-map.ts'
import { laneLookFor, widestLook } from './layout/lane-looks.ts'
import { storyOrder } from './layout/story-order.ts'
import { byAuthor, labelOf } from './table.ts'
import { selectedOf } from './use-selected.ts'
import { cursorAfter, moveCursor } from './queue/live-queue.ts'
import { partnersOf } from './queue/partners.ts'

/** What a person can do here, whether by key or by click. Nothing is written where they may not write. */
export type MergeActs = ReturnType<typeof actsOf>

export function actsOf(merge: Merge) {
  const { screen, selection, cards, card, queue, document, isWritable } = merge

  /** Says what was done where no decision stands for it that everybody is told of. */
  function did(sentence: string): void {
    const after = newest(merge.news, { by: merge.myId })?.key
    screen.setState({ did: { sentence, after } })
    announce(sentence)
  }

  /** Decides the card in hand and goes on to the next. */
  function decideCard(decide: () => void): void {
    if (!isWritable || !card) return
    const { cursor } = screen.getState()
    decide()
    screen.setState({ cursor: cursorAfter(cards, cursor), draft: undefined, picking: undefined, lit: [] })
  }

  const acts = {
    accept() {
      if (!card) return
      const { leftOut, label, labelFrom } = draftOf(screen.getState().draft, card.key)
      decideCard(() =>
        accept(merge.hand(), card, {
          leftOut,
          ...(label === undefined ? {} : { label }),
          ...(labelFrom === undefined ? {} : { labelFrom }),
        }),
      )
    },
    refuse() {
      if (card && card.kind !== 'contribution') decideCard(() => refuse(merge.hand(), card))
    },
    /** Puts the card off; one that was put off is taken up again. */
    later() {
      if (!card) return
      const isPutOff = queue.later.includes(card)
      decideCard(() => later(merge.hand(), card, !isPutOff))
      if (isPutOff) screen.setState({ cursor: { key: card.key, index: 0 } })
    },
    acceptAll() {
      const all = card?.kind === 'contribution' ? queue.gifts : sureOnes(merge)
      if (isWritable && all.length > 0) acceptAll(merge.hand(), all)
    },
    putInto(ids: readonly MomentId[], target: Target, relation: Relation) {
      if (!isWritable) return
      putInto(merge.hand(), ids, target, relation)
      screen.setState({ picking: undefined, draft: undefined, lit: [] })
    },
    /** Several moments that somebody selected become one: the shared one among them, or a new one. */
    joinAll(ids: readonly MomentId[]) {
      const { moments, sources } = merge.table
      const [first, ...rest] = [...ids.filter((id) => moments.has(id)), ...ids.filter((id) => sources.has(id))]
      if (!first || rest.length === 0) return
      acts.putInto(rest, moments.has(first) ? { momentId: first } : { sourceId: first }, 'same')
      selectMoments(selection, [])
    },
    addAsItIs(id: MomentId) {
      if (isWritable) addAsItIs(merge.hand(), id)
    },
    /** Leaves the n-th person's words out of the card or takes them in again; joins a single moment to its n-th partner. */
    digit(digit: number) {
      if (!card || !isWritable) return
      if (card.kind === 'contribution') {
        const partner = partnersOf(card.momentId, merge.suggestions, merge.table.shared)[digit - 1]
        if (partner) decideCard(() => putInto(merge.hand(), [card.momentId], { sourceId: partner.id }, 'same'))
        return
      }
      const id = card.kind === 'suggestion' ? byAuthor(card.wordings, merge.table)[digit - 1]?.moment.id : undefined
      if (id) acts.toggleOut(id)
    },
    toggleOut(id: MomentId) {
      if (card?.kind !== 'suggestion') return
      const draft = draftOf(screen.getState().draft, card.key)
      const leftOut = draft.leftOut.includes(id)
        ? draft.leftOut.filter((other) => other !== id)
        : [...draft.leftOut, id]
      // One is always left to be called something.
      if (leftOut.length < card.wordings.length) screen.setState({ draft: { ...draft, leftOut } })
    },
    /** Looks for the moment that the one in hand is the same as, a part of, or goes on to. */
    pick(relation: Relation | 'link') {
      const [selected] = selectedOf(merge)
      if (!selected && card?.kind === 'recheck') return
      const of = selected ? (merge.table.placedIn.get(selected)?.[0]?.id ?? selected) : card?.key
      if (of && isWritable) screen.setState({ picking: { for: of, relation } })
    },
    move(step: number) {
      screen.setState({
        cursor: moveCursor(cards, cursorOf(merge), step),
        draft: undefined,
        picking: undefined,
        lit: [],
      })
    },
    open(key: string) {
      selectMoments(selection, [])
      screen.setState({ cursor: { key, index: 0 }, draft: undefined, picking: undefined, lit: [] })
    },
    /** Draws a way between two shared moments. */
    link(from: MomentId, to: MomentId) {
      if (!isWritable) return
      const names = [labelOf(from, merge.table), labelOf(to, merge.table)] as const
      did(drawWay(merge.hand(), from, to) ? messages.ways.drawn(...names) : messages.ways.isThere(...names))
      screen.setState({ picking: undefined })
    },
    cut(link: SharedLink) {
      if (!isWritable) return
      cutWay(merge.hand(), link)
      did(messages.ways.wasCut(labelOf(link.from, merge.table), labelOf(link.to, merge.table)))
      if (selection.getState().links.includes(link.id)) selectMoments(selection, [link.from])
    },
    bringBack({ from, to }: SharedLink) {
      if (!isWritable) return
      bringBack(merge.hand(), from, to)
      did(messages.ways.isBack(labelOf(from, merge.table), labelOf(to, merge.table)))
    },
    takeOut(sourceId: MomentId) {
      if (!isWritable) return
      takeOut(merge.hand(), sourceId)
      did(messages.moment.wasTakenOut(labelOf(sourceId, merge.table)))
    },
    takeApart(momentId: MomentId) {
      if (!isWritable) return
      takeApart(merge.hand(), momentId)
      did(messages.moment.wasTakenApart(labelOf(momentId, merge.table)))
    },
    takeAllApart() {
      if (!isWritable) return
      takeAllApart(merge.hand())
      selectMoments(selection, [])
      did(messages.startOver.done)
    },
    undo() {
      screen.setState({ did: undefined })
      announce(document.undo.undo() ? messages.news.undone : messages.news.nothing)
    },
    redo() {
      if (document.undo.redo()) announce(messages.news.redone)
    },
    rename() {
      const field = merge.nameField.current?.querySelector('textarea')
      field?.focus()
      field?.select()
    },
    /** Takes the pen for the shared map, or puts it away; a picture can only be drawn on where it is seen. */
    draw() {
      if (!isWritable) return
      const { isDrawing } = screen.getState()
      screen.setState({ isDrawing: !isDrawing })
      announce(isDrawing ? messages.ink.away : messages.ink.begun)
    },
    /** Closes whatever is open, the innermost first. */
    close() {
      const { isHelpOpen, picking, drawing, isDrawing } = screen.getState()
      if (isDrawing) screen.setState({ isDrawing: false })
      else if (drawing) screen.setState({ drawing: undefined })
      else if (isHelpOpen) screen.setState({ isHelpOpen: false })
      else if (picking) screen.setState({ picking: undefined })
      else selectMoments(selection, [])
    },
    /** What a key means for a moment that is selected; true: it is not about the queue. */
    forSelected(ids: readonly MomentId[], meaning: MergeAct): boolean {
      const { table, suggestions } = merge
      const [id] = ids
      if (!id) return false
      const isOpen = ids.length === 1 && table.sources.has(id) && !table.placedIn.has(id)
      switch (meaning.act) {
        case 'accept':
          if (ids.length > 1) acts.joinAll(ids)
          else if (isOpen) acts.addAsItIs(id)
          return true
        case 'digit': {
          const partner = isOpen ? partnersOf(id, suggestions, table.shared)[meaning.digit - 1] : undefined
          if (partner) acts.putInto([id], { sourceId: partner.id }, 'same')
          return true
        }
        case 'part':
        case 'same-as':
          if (isOpen || ids.length === 1) acts.pick(meaning.act === 'part' ? 'part-of' : 'same')
          return true
        case 'link': {
          const [from, to] = inStoryOrder(
            ids.filter((id) => table.moments.has(id)),
            merge,
          )
          if (from && to && ids.length === 2) acts.link(from, to)
          else if (from && ids.length === 1) acts.pick('link')
          return true
        }
        case 'apart':
        case 'later':
        case 'accept-all':
        case 'next':
        case 'back':
          return true
        case 'rename':
        case 'undo':
        case 'redo':
        case 'draw':
        case 'fold':
        case 'see-all':
        case 'differences':
        case 'variants':
        case 'help':
        case 'close':
          return false
      }
    },
    /** Begins to write down a difference of what is selected. */
    variants() {
      if (isWritable) screen.setState({ drawing: draftFrom(selectedOf(merge), merge.table) })
    },
    /** Gives the shared map the room, or the members' maps theirs back. */
    foldLanes() {
      const now = { lanes: merge.table.maps.length, isDone: isDone(merge) }
      const isFolded = laneLookFor(now, screen.getState().lanes) === 'strip'
      screen.setState({ lanes: isFolded ? widestLook(now.lanes) : 'strip' })
      announce(isFolded ? messages.lanes.areOpen : messages.lanes.areFolded)
    },
    seeAll() {
      screen.setState({ seesAll: !screen.getState().seesAll })
    },
    help() {
      screen.setState({ isHelpOpen: !screen.getState().isHelpOpen })
    },
  }
  return acts
}

/** A moment was dropped on another: they become one. False where that says nothing, as on the moment in question. */
export function dropOn(merge: Merge, dragged: MomentId, target: MomentId): boolean {
  const { sources, moments } = merge.table
  if (!merge.isWritable || dragged === target) return false
  const acts = actsOf(merge)
  if (moments.has(target) && (sources.has(dragged) || moments.has(dragged)))
    acts.putInto([dragged], { momentId: target }, 'same')
  else if (sources.has(target) && sources.has(dragged)) acts.putInto([dragged], { sourceId: target }, 'same')
  else if (sources.has(target) && moments.has(dragged)) acts.putInto([target], { momentId: dragged }, 'same')
  else return false
  return true
}

/** Nothing is left to look at but what was put off, and there is a shared map. */
export function isDone({ queue, table }: Pick<Merge, 'queue' | 'table'>): boolean {
  return queue.questions.length + queue.gifts.length === 0 && table.shared.moments.length > 0
}

/** The suggestions that are sure enough to be accepted in one go. */
export function sureOnes({ queue }: Pick<Merge, 'queue'>) {
  return queue.questions.filter((card) => card.kind === 'suggestion' && card.suggestion.tier === 'same')
}

function cursorOf({ cards, card }: Merge) {
  return card ? { key: card.key, index: cards.indexOf(card) } : { key: '', index: 0 }
}

/** Some moments of the shared map as the story tells them. */
export function inStoryOrder(ids: readonly MomentId[], { table }: Pick<Merge, 'table'>): readonly MomentId[] {
  return storyOrder(table.flow).filter((id) => ids.includes(id))
}
