import type { MomentId } from '#shared/model/ids.ts'
import type { Place } from '#shared/model/moment.ts'
import type { Arrangement } from '../editing/arrange.ts'
import { canvasWords } from '../messages.ts'
import { type CanvasAct, type CanvasStand, stateWith, unlessLooking, whileDrawing, write } from './stand.ts'
import { isPlacedByKey } from './tool-acts.ts'
import { goToEnd } from './walk-acts.ts'

// What is done with the moments, links and things that are selected.

/** Opens what is in hand: the offer for a stroke, the tool's thing, words, the label; where there is nothing, the first moment. */
export const edit: CanvasAct = (stand) => {
  const { states, selection, mode, tool, drawn, hasOffer } = stand
  const [moment] = selection.moments
  const isLooking = mode === 'look'
  if (hasOffer) return { errand: { to: 'take the offer' } }
  if (isPlacedByKey(tool)) return { errand: { to: 'place', thing: tool } }
  const [thing] = drawn
  if (thing && !isLooking)
    return thing.canEdit ? { errand: { to: 'write on', thing: thing.id } } : { selection: { details: true } }
  const state = moment && stateWith(states, moment)
  if (!state || !moment) {
    if (selection.links.length > 0) return undefined
    const first = goToEnd('first')(stand)
    return isLooking ? first : { ...write((edits) => edits.begin()), ...first }
  }
  if (state.layer.readOnly || isLooking)
    return { errand: { to: 'open', moment: { layerKey: state.layer.key, momentId: moment } } }
  return { selection: { moments: [moment], links: [], editing: moment } }
}

/** After the moment, in the middle of the link, or where one looks; an empty map begins. */
export const next = unlessLooking(({ states, selection, mode, center: { x, y } }) => {
  const [moment] = selection.moments
  const [link] = selection.links
  if (moment) return write((edits) => edits.addNext(moment))
  if (link && mode === 'draw') return write((edits) => edits.addBetween(link))
  if (states.every((state) => state.moments.length === 0)) return write((edits) => edits.begin())
  return write((edits) => edits.addAt({ x, y }))
})

export const branch = unlessLooking(withMoment((moment) => write((edits) => edits.addBranch(moment))))

/** Another moment is chosen to link to. */
export const pickLink = unlessLooking(withMoment((linkingFrom) => ({ selection: { linkingFrom } })))

/** The sheet beside what is selected, or not; what has words and no sheet opens its words, a stroke has neither. */
export const details: CanvasAct = ({ selection, drawn, mode }) => {
  const isOnMap = selection.moments.length + selection.links.length > 0
  const [thing] = isOnMap ? [] : drawn
  if (!isOnMap && !thing) return undefined
  if (thing && !thing.hasSheet)
    return mode !== 'look' && thing.canEdit ? { errand: { to: 'write on', thing: thing.id } } : undefined
  return { selection: { details: !selection.details } }
}

/** Removes what is selected, and goes to the moment before it, so that the keyboard never stands nowhere. */
export const remove = unlessLooking(({ states, selection: { moments, links }, selectedShapes }) => {
  if (selectedShapes > moments.length + links.length) return { errand: { to: 'remove what is selected' } }
  const removed = new Set(moments)
  const before = states
    .flatMap((state) => state.links)
    .find((link) => (removed.has(link.to) && !removed.has(link.from)) || links.includes(link.id))
  return {
    ...write((edits) => edits.remove(moments, links)),
    select: before ? [before.from] : [],
    announce: canvasWords.removed(moments.length + links.length),
  }
})

export function nudge(by: Place): CanvasAct {
  return unlessLooking(({ selection: { moments }, drawn }) => {
    if (drawn.length > 0) return { errand: { to: 'nudge what is selected', by } }
    return moments.length === 0 ? undefined : write((edits) => edits.nudge(moments, by))
  })
}

export const tidy = unlessLooking(({ selection: { moments } }) => ({ errand: { to: 'tidy', moments } }))

export function arrange(how: Arrangement): CanvasAct {
  return unlessLooking(({ selection: { moments } }) =>
    moments.length < 2 ? undefined : { errand: { to: 'arrange', moments, how } },
  )
}

export const join = whileDrawing(({ selection: { moments } }) =>
  moments.length === 0 ? undefined : write((edits) => edits.join(moments)),
)

/** The same link, the other way round. */
export const turn = whileDrawing(({ selection: { links } }) => {
  const [link] = links
  return link && write((edits) => edits.turn(link))
})

export const group = whileDrawing(({ selection: { moments } }) =>
  moments.length < 2
    ? undefined
    : { ...write((edits) => edits.group(moments)), announce: canvasWords.grouped(moments.length) },
)

export const ungroup = whileDrawing(({ selection: { moments } }) =>
  moments.length === 0 ? undefined : { ...write((edits) => edits.ungroup(moments)), announce: canvasWords.ungrouped },
)

/** Locks or unlocks; which of both, the edit knows. */
export const lock = whileDrawing(({ selection: { moments } }) =>
  moments.length === 0
    ? undefined
    : {
        edits(edits) {
          const done = edits.toggleLock(moments)
          return done && (done === 'locked' ? canvasWords.lockedNow : canvasWords.unlockedNow)
        },
      },
)

export const chapter = whileDrawing(withMoment(() => ({ selection: { details: 'chapter' } })))

function withMoment(act: (moment: MomentId, stand: CanvasStand) => ReturnType<CanvasAct>): CanvasAct {
  return (stand) => {
    const [moment] = stand.selection.moments
    return moment && act(moment, stand)
  }
}
