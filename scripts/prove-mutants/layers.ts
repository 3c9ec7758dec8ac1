/**
 * What decides in the client, by the room that it decides for: files and folders, without their tests. What only carries
 * out a decision (hooks, components, the socket) is not here: it has nothing to decide.
 */
export const layers: Readonly<Record<string, readonly string[]>> = {
  canvas: ['client/canvas/editing', 'client/canvas/keyboard'],
  outline: [
    'client/features/drawing/outline/acts',
    'client/features/drawing/outline/commands.ts',
    'client/features/drawing/outline/copy-rows.ts',
    'client/features/drawing/outline/create-outline.ts',
    'client/features/drawing/outline/hear-row.ts',
    'client/features/drawing/outline/label-keys.ts',
    'client/features/drawing/outline/outline-look.ts',
    'client/features/drawing/outline/paste-rows.ts',
    'client/features/drawing/outline/pasted-rows.ts',
    'client/features/drawing/outline/pending-row.ts',
  ],
  merging: [
    'client/features/merging/acts',
    'client/features/merging/cards',
    'client/features/merging/decisions',
    'client/features/merging/commands.ts',
    'client/features/merging/keys.ts',
  ],
  links: ['client/features/drawing/canvas/link-writer.ts', 'client/features/drawing/details/moment-writer.ts'],
  evidence: [
    'client/features/evidence/create-evidence-actions.ts',
    'client/features/evidence/evidence-store.ts',
    'client/features/evidence/moments/tie-targets.ts',
  ],
  guide: ['client/features/guide/create-guide-actions.ts', 'client/features/guide/margin-notes.ts'],
  // The socket itself (`connection/connect-document.ts`) is a shell around its library, held by the browser tests.
  sync: [
    'client/sync/connection/admission.ts',
    'client/sync/connection/known-authors.ts',
    'client/sync/connection/pause-before.ts',
    'client/sync/connection/save-ledger.ts',
    'client/sync/device',
    'client/sync/left-behind.ts',
    'client/sync/log-notes.ts',
  ],
}
