/** Why what stands here does not go to the server by itself, or cannot be changed. */
export type Hindrance =
  /** Edits made here were not taken: the right to write had ended. */
  | 'not-taken'
  /** The document has reached its limit. */
  | 'full'
  /** One's own map was shown to everyone while edits were made that its owner believed to be private. */
  | 'awaits-yes'
  /** Written by a newer version of the app, so this one only reads it. */
  | 'newer'
  /** The server was set back and lacks what stands here, and this person may not bring it. */
  | 'ahead'
  /** The server was set back and knows nothing of the document, or nothing of this person's right to it. */
  | 'unknown'
  /** Somebody else has written in this device's name. */
  | 'not-yours'
