import type * as Y from 'yjs'
import { inkOf } from '#shared/documents/ink-document.ts'
import { linksOf, momentsOf, readLinks, readMoment } from '#shared/documents/map-document.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { Link } from '#shared/model/link.ts'
import type { Moment } from '#shared/model/moment.ts'

/** What a map's document says, kept up to date moment by moment: a drag must not read a thousand labels again. */
export type WatchedMap = {
  moments(): ReadonlyMap<MomentId, Moment>
  links(): readonly Link[]
  close(): void
}

export type MapChange = {
  readonly ink: boolean
  /** Somebody else did it, or another screen of this person. */
  readonly isRemote: boolean
}

/** `onChange` is called once for each transaction that changed something here, whoever made it. */
export function watchMap(doc: Y.Doc, onChange: (change: MapChange) => void): WatchedMap {
  let moments = new Map<MomentId, Moment>()
  let links: readonly Link[] = readLinks(doc)
  readAll()

  function readAll(): void {
    moments = new Map()
    for (const id of momentsOf(doc).keys()) read(id)
  }

  function read(id: string): void {
    const moment = readMoment(id, momentsOf(doc).get(id))
    if (moment) moments.set(moment.id, moment)
    else moments.delete(id as MomentId)
  }

  let isMapChanged = false
  let isInkChanged = false
  const onMoments = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => {
    isMapChanged = true
    const changed = new Set<string>()
    for (const event of events) {
      const [id] = event.path
      if (typeof id === 'string') changed.add(id)
      else for (const key of event.changes.keys.keys()) changed.add(key)
    }
    // A new map object for each change: readers compare by identity.
    moments = new Map(moments)
    for (const id of changed) read(id)
  }
  const onLinks = () => {
    isMapChanged = true
    links = readLinks(doc)
  }
  const onInk = () => {
    isInkChanged = true
  }
  const tell = ({ local }: Y.Transaction) => {
    if (!isMapChanged && !isInkChanged) return
    const change = { ink: isInkChanged, isRemote: !local }
    isMapChanged = false
    isInkChanged = false
    onChange(change)
  }
  momentsOf(doc).observeDeep(onMoments)
  linksOf(doc).observeDeep(onLinks)
  inkOf(doc).observeDeep(onInk)
  doc.on('afterTransaction', tell)

  return {
    moments: () => moments,
    links: () => links,
    close() {
      momentsOf(doc).unobserveDeep(onMoments)
      linksOf(doc).unobserveDeep(onLinks)
      inkOf(doc).unobserveDeep(onInk)
      doc.off('afterTransaction', tell)
    },
  }
}
