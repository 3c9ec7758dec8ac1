import { createStore, type StoreApi } from 'zustand/vanilla'
import type { LinkId, MomentId } from '#shared/model/ids.ts'

/**
 * What is selected and what is being written in, whichever view shows it: canvas and outline share one store, so that
 * switching between them keeps the place. Ids of moments are unique across the maps of a board.
 */
export type Selection = {
  readonly moments: readonly MomentId[]
  readonly links: readonly LinkId[]
  /** The moment whose label is open. */
  readonly editing?: MomentId | undefined
  /** The moment from which a link is being chosen. */
  readonly linkingFrom?: MomentId | undefined
  /** Whether the details (thinking, feeling, doing, kind) of the selected moment are open, and in which field. */
  readonly details: boolean | 'chapter'
}

export type SelectionStore = StoreApi<Selection>

export function createSelectionStore(): SelectionStore {
  return createStore<Selection>(() => ({ moments: [], links: [], details: false }))
}

export function selectMoments(store: SelectionStore, moments: readonly MomentId[]): void {
  const { editing } = store.getState()
  store.setState({ moments, links: [], editing: editing && moments.includes(editing) ? editing : undefined })
}

export function selectLinks(store: SelectionStore, links: readonly LinkId[]): void {
  store.setState({ moments: [], links, editing: undefined })
}

/** Opens the label of a moment; without one, closes whichever is open and keeps the selection. */
export function editMoment(store: SelectionStore, moment: MomentId | undefined): void {
  if (moment) store.setState({ moments: [moment], links: [], editing: moment })
  else store.setState({ editing: undefined })
}

export function linkFrom(store: SelectionStore, moment: MomentId | undefined): void {
  store.setState({ linkingFrom: moment })
}

export function openDetails(store: SelectionStore, details: Selection['details']): void {
  store.setState({ details })
}
