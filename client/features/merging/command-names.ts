/** The commands of merge mode, in the order of the key sheet. */
export const commandNames = [
  'accept',
  'same-as',
  'part',
  'apart',
  'later',
  'rename',
  'digit',
  'next',
  'back',
  'accept-all',
  'undo',
  'redo',
  'differences',
  'fold',
  'see-all',
  'draw',
  'link',
  'variants',
  'help',
  'close',
] as const

export type CommandName = (typeof commandNames)[number]
