/**
 * Which history of the log this is. A log that was set back (a backup, a replica that lagged) goes on under another
 * incarnation, so that whoever was told of the one knows that “saved” may mean nothing in the other.
 */
export type Lineage = {
  readonly incarnation: string
  /** The key of the server's seals; it goes with a backup, so that seals are known again after a restore. */
  readonly secret: Uint8Array
  /** The log has been set back at least once, as far as anybody can tell. */
  readonly wasSetBack: boolean
}

export const lineageBytes = { incarnation: 12, secret: 32 } as const
