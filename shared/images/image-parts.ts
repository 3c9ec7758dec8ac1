/** What a kind's reader found: the picture's size, and the stretches of bytes that are kept, in order. */
export type ImageParts = {
  readonly width: number
  readonly height: number
  readonly isAnimated: boolean
  readonly keep: readonly Uint8Array[]
}
