/** Faults that once were seen by no unit test, each as the words that stand there and what they become. */
export const namedFaults: readonly {
  readonly what: string
  readonly file: string
  readonly from: string
  readonly to: string
}[] = [
  {
    what: 'what was drawn in private goes out though the map was revealed',
    file: 'client/sync/connection/admission.ts',
    from: "return { admission: 'wait', asks: true }",
    to: "return { admission: 'go', asks: true }",
  },
  {
    what: 'a document is connected before its copy was read',
    file: 'client/sync/connection/admission.ts',
    from: 'if (!isLoaded)',
    to: 'if (isLoaded)',
  },
  {
    what: '“Later” takes a card up instead of putting it off',
    file: 'client/features/merging/acts/card-acts.ts',
    from: 'planLater(card, !isPutOff)',
    to: 'planLater(card, isPutOff)',
  },
  {
    what: 'the draft of another card counts for this one',
    file: 'client/features/merging/merge-screen.ts',
    from: 'draft?.cardKey === cardKey',
    to: 'draft?.cardKey !== undefined',
  },
  {
    what: 'the ends of a link are swapped in merging',
    file: 'client/features/merging/commands.ts',
    from: 'link(from, to)(stand)',
    to: 'link(to, from)(stand)',
  },
  {
    what: 'the ends of a link are swapped on the canvas',
    file: 'client/canvas/editing/link-edits.ts',
    from: 'planLink(state, from, to,',
    to: 'planLink(state, to, from,',
  },
  {
    what: '“Unlink” says so and does nothing',
    file: 'client/features/evidence/create-evidence-actions.ts',
    from: 'removeEvidence(board.doc, [id])',
    to: '',
  },
  {
    what: '“Leave it out” leaves the line in the guide',
    file: 'client/features/guide/create-guide-actions.ts',
    from: '{ hidden: true })))',
    to: '{ hidden: false })))',
  },
  {
    what: 'a moment is split where it was to be joined',
    file: 'client/features/drawing/outline/commands.ts',
    from: 'stand.pending?.id === id ? nothing : join(id)(stand)',
    to: 'stand.pending?.id === id ? nothing : split(id, 0)(stand)',
  },
  {
    what: 'after a removal the row below takes over, and not the one above',
    file: 'client/features/drawing/outline/acts/map-acts.ts',
    from: 'rows[at - 1] ?? rows[at + 1]',
    to: 'rows[at + 1] ?? rows[at - 1]',
  },
  {
    what: 'after a removal on the canvas the keyboard stands nowhere',
    file: 'client/canvas/keyboard/moment-acts.ts',
    from: 'select: before ? [before.from] : []',
    to: 'select: []',
  },
]
