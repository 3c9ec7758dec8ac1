import { applyEdits } from '#shared/documents/apply-edits.ts'
import { writeInk } from '#shared/documents/ink-document.ts'
import { changeLink, linksOf } from '#shared/documents/map-document.ts'
import { cutLink } from '#shared/documents/shared-map-edits.ts'
import { act, localOrigin, typingOrigin } from '#shared/documents/transact.ts'
import { planLink } from '#shared/layout/outline-edits.ts'
import type { LinkId, MomentId, PersonId } from '#shared/model/ids.ts'
import type { LinkKind } from '#shared/model/link.ts'
import { mintId } from '../../sync/new-id.ts'
import { selectLinks, type SelectionStore } from '../selection/selection-store.ts'
import { canWrite } from './layer-facts.ts'
import type { LayersAtHand } from './layers-at-hand.ts'
import { signed } from './write-plan.ts'

/** What is done with the links on a canvas. */
export type LinkEdits = {
  link(from: MomentId, to: MomentId, kind?: LinkKind): void
  /** A stroke from moment to moment becomes a link; one step, which brings it back. */
  linkDrawn(from: MomentId, to: MomentId, gone: readonly string[]): void
  changeLink(id: LinkId, patch: { kind?: LinkKind; label?: string }): void
}

type Deps = {
  readonly layers: LayersAtHand
  readonly selection: SelectionStore
  readonly by: PersonId
  readonly now: () => number
}

export function createLinkEdits({ layers, selection, by, now }: Deps): LinkEdits {
  const edits: LinkEdits = {
    link(from, to, kind) {
      const state = layers.of(from)
      const plan = state && planLink(state, from, to, kind ? { kind } : {}, () => mintId<LinkId>())
      const link = plan?.addLinks?.[0]
      if (!state || !plan || !link) return
      const known = state.links.find((one) => one.from === from && one.to === to && one.kind === link.kind)
      const { doc } = state.layer.document
      if (known && linksOf(doc).has(known.id)) return selectLinks(selection, [known.id])
      applyEdits(doc, signed(plan, by))
      // A link that the team had cut, and drew again, is wanted after all.
      if (state.layer.document.name.kind === 'map-shared') cutLink(doc, from, to, false, { by, at: now() })
      selectLinks(selection, [link.id])
    },

    linkDrawn(from, to, gone) {
      const state = layers.of(from)
      if (!state) return
      const { doc } = state.layer.document
      act(doc, () => {
        edits.link(from, to)
        writeInk(doc, [], gone)
      })
    },

    changeLink(id, { kind, label }) {
      const state = layers.all().find((state) => canWrite(state) && linksOf(state.layer.document.doc).has(id))
      const link = state?.links.find((link) => link.id === id)
      if (!state || !link) return
      const patch = { ...(kind ? { kind } : {}), ...(label === undefined ? {} : { label }) }
      changeLink(state.layer.document.doc, id, patch, label === undefined ? localOrigin : typingOrigin)
    },
  }
  return edits
}
