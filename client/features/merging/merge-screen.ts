import { readNote, singleKeysNote, writeNote } from '../../ui/browser/browser-notes.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { MomentId } from '#shared/model/ids.ts'
import type { Relation } from '#shared/model/shared-map.ts'
import type { DraftDifference } from './decisions/variants.ts'
import type { LaneLook } from './layout/lane-looks.ts'
import { atStart, type Cursor } from './cards/live-queue.ts'

/** What this person changed on the card in hand and has not decided yet. */
export type Draft = {
  readonly cardKey: string
  readonly label?: string
  readonly labelFrom?: MomentId
  readonly leftOut: readonly MomentId[]
}

/** What is only on this screen; nothing of it is written down. */
export type MergeScreen = {
  readonly cursor: Cursor
  readonly draft: Draft | undefined
  /** The card (by its key) or the selected moment (by its id) for which another is being looked for, and what for. */
  readonly picking: { readonly for: string; readonly relation: Relation | 'link' } | undefined
  readonly isHelpOpen: boolean
  /** What this person did last, where it is no decision that others are told of; `after`: their newest news then. */
  readonly did: { readonly sentence: string; readonly after: string | undefined } | undefined
  /** Moments under the pointer or the keyboard: they and what flows with them stand out. */
  readonly lit: readonly MomentId[]
  /** The difference that is open in the list. */
  readonly openDifference: string | undefined
  /** The difference that is being written down. */
  readonly drawing: DraftDifference | undefined
  /** Drawing on the shared map: letters choose a tool and decide nothing. */
  readonly isDrawing: boolean
  /** How much room the members' maps take, where this person has chosen. */
  readonly lanes: LaneLook | undefined
  /** The whole of it in view, however small. */
  readonly seesAll: boolean
  /** Whether letters alone decide; kept on this device. */
  readonly singleKeys: boolean
}

export type MergeScreenStore = StoreApi<MergeScreen>

export function createMergeScreen(): MergeScreenStore {
  const store = createStore<MergeScreen>(() => ({
    cursor: atStart,
    draft: undefined,
    picking: undefined,
    isHelpOpen: false,
    did: undefined,
    lit: [],
    openDifference: undefined,
    drawing: undefined,
    isDrawing: false,
    lanes: undefined,
    seesAll: false,
    singleKeys: readNote(singleKeysNote) !== 'off',
  }))
  store.subscribe(({ singleKeys }, before) => {
    if (singleKeys !== before.singleKeys) writeNote(singleKeysNote, singleKeys ? 'on' : 'off')
  })
  return store
}

/** The draft of a card; somebody else's card has none. */
export function draftOf(draft: Draft | undefined, cardKey: string): Draft {
  return draft?.cardKey === cardKey ? draft : { cardKey, leftOut: [] }
}
