import type { MomentId } from '#shared/model/ids.ts'
import type { Place } from '#shared/model/moment.ts'
import { describeLink, describeMoment } from '../describe-moment.ts'
import { type Direction, firstOf, lastOf, linkBeside, walkFrom } from '../editing/walk-flow.ts'
import type { LayerState } from '../layer-state.ts'
import { canvasWords } from '../messages.ts'
import type { CanvasAct, CanvasEffects, CanvasStand } from './stand.ts'
import { stateWith } from './stand.ts'

// Where the keys go on a canvas; nothing of it is written.

/** Along the flow: from a link to one of its ends, from what is drawn to the nearest moment, from moment to moment. */
export function walk(direction: Direction): CanvasAct {
  return (stand) => {
    const { states, selection, drawn } = stand
    const [moment] = selection.moments
    const [link] = selection.links
    if (link) {
      const state = states.find((one) => one.links.some((other) => other.id === link))
      const way = state?.links.find((other) => other.id === link)
      if (!state || !way) return {}
      return goTo(state, direction === 'left' || direction === 'up' ? way.from : way.to)
    }
    const [thing] = drawn
    const near = thing && nearestMoment(states, thing)
    if (near) return goTo(near.state, near.id)
    if (!moment) return goToEnd('first')(stand)
    const state = stateWith(states, moment)
    return state ? goTo(state, walkFrom(state, moment, direction)) : {}
  }
}

/** From one link of a moment to the next, on the way out or in. */
export function walkLinks(way: 'out' | 'in'): CanvasAct {
  return ({ states, selection }) => {
    const [moment] = selection.moments
    const [link] = selection.links
    const state = moment
      ? stateWith(states, moment)
      : states.find((one) => one.links.some((other) => other.id === link))
    const chosen = state?.links.find((other) => other.id === link)
    const from = moment ?? (way === 'out' ? chosen?.from : chosen?.to)
    if (!state || !from) return undefined
    const next = linkBeside(state.links, from, way, link)
    const beside = state.links.find((other) => other.id === next)
    if (!beside) return { announce: canvasWords.nothingThere }
    return { selectLinks: [beside.id], announce: describeLink(beside, state.moments) }
  }
}

/** To the first or last moment of the map in which one stands, or of the first that has any. */
export function goToEnd(end: 'first' | 'last'): CanvasAct {
  return ({ states, selection }) => {
    const [moment] = selection.moments
    const state = (moment && stateWith(states, moment)) ?? states.find((one) => one.moments.length > 0)
    return state && goTo(state, (end === 'first' ? firstOf : lastOf)(state))
  }
}

/** All moments that this person may move, and while drawing what is drawn around them. */
export const selectAll: CanvasAct = ({ states, mode }) => ({
  select: states.filter(({ layer }) => !layer.readOnly).flatMap(({ moments }) => moments.map(({ id }) => id)),
  ...(mode === 'draw' ? { errand: { to: 'select what is drawn, too' } } : {}),
})

function goTo(state: LayerState, id: MomentId | undefined): CanvasEffects {
  const target = state.moments.find((other) => other.id === id)
  if (!target) return { announce: canvasWords.nothingThere }
  return {
    select: [target.id],
    shows: { layerKey: state.layer.key, momentId: target.id },
    announce: describeMoment(target, state),
  }
}

/** The moment beside which something is drawn. */
function nearestMoment(
  states: CanvasStand['states'],
  { x, y }: Place,
): { readonly state: LayerState; readonly id: MomentId } | undefined {
  let nearest: { state: LayerState; id: MomentId; away: number } | undefined
  for (const state of states)
    for (const [id, place] of state.places) {
      const { offset } = state.layer
      const away = Math.hypot(place.x + offset.x - x, place.y + offset.y - y)
      if (!nearest || away < nearest.away) nearest = { state, id, away }
    }
  return nearest
}
