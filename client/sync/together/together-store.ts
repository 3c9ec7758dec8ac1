import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CommentTarget } from '#shared/model/comment.ts'
import type { PersonId } from '#shared/model/ids.ts'

/** The canvas on the screen, as far as those who are elsewhere on the page have to do with it. */
export type Stage = {
  readonly scene: string
  /** The middle of what is in view, as something to comment on. */
  middle(): CommentTarget | undefined
  /** Brings what is commented on into view. */
  show(target: CommentTarget): void
  /** Gives the keyboard back to the canvas. */
  focus(): void
}

export type Following = {
  readonly personId: PersonId
  /** The facilitator asked everyone to come; nobody chose it. */
  readonly isCalled: boolean
  /** Where one was before, as an address. */
  readonly wayBack: string
}

export type CommentPanel = { readonly shows: 'list' } | { readonly shows: 'target'; readonly target: CommentTarget }

/** What is only on this screen of being together; the two switches are kept on this device. */
export type Together = {
  readonly showsOthers: boolean
  readonly showsAuthors: boolean
  readonly following: Following | undefined
  /** My call to everyone, while it stands. */
  readonly call: string | undefined
  readonly stage: Stage | undefined
  /** What is selected, and would be commented on. */
  readonly subject: CommentTarget | undefined
  readonly panel: CommentPanel | undefined
  /** What was typed and not said yet, by what it is about (`targetKey`), or by the thread it answers. */
  readonly drafts: ReadonlyMap<string, string>
}

export type TogetherStore = StoreApi<Together>

const othersAt = 'tributary:show-others'
const authorsAt = 'tributary:show-authors'

export function createTogetherStore(shelf: Pick<Storage, 'getItem' | 'setItem'> | undefined): TogetherStore {
  const store = createStore<Together>(() => ({
    showsOthers: shelf?.getItem(othersAt) !== 'off',
    showsAuthors: shelf?.getItem(authorsAt) === 'on',
    following: undefined,
    call: undefined,
    stage: undefined,
    subject: undefined,
    panel: undefined,
    drafts: new Map(),
  }))
  store.subscribe(({ showsOthers, showsAuthors }, before) => {
    if (showsOthers !== before.showsOthers) keep(shelf, othersAt, showsOthers)
    if (showsAuthors !== before.showsAuthors) keep(shelf, authorsAt, showsAuthors)
  })
  return store
}

export function writeDraft(store: TogetherStore, key: string, text: string): void {
  const drafts = new Map(store.getState().drafts)
  if (text === '') drafts.delete(key)
  else drafts.set(key, text)
  store.setState({ drafts })
}

/** Ends following, if it goes on. */
export function stopFollowing(store: TogetherStore): void {
  if (store.getState().following) store.setState({ following: undefined })
}

function keep(shelf: Pick<Storage, 'setItem'> | undefined, key: string, value: boolean): void {
  try {
    shelf?.setItem(key, value ? 'on' : 'off')
  } catch {
    // A browser that keeps nothing: it holds until the page is closed.
  }
}
