import type { Attack } from './attack.ts'
import { hugePresence, presenceFlood } from './attacks/presence.ts'
import { askFlood, stateVectorFlood, whoIsHereFlood } from './attacks/questions.ts'
import { manySockets, reconnectStorm, slowReaders, unknownDocuments, upgradeFlood } from './attacks/sockets.ts'
import { emptyPieces, endlessFragments, unfinishedFrames } from './attacks/unfinished.ts'
import * as updates from './attacks/updates.ts'

/** Every attack that the proof tries, each alone and then all together. */
export const attacks: readonly Attack[] = [
  whoIsHereFlood,
  stateVectorFlood,
  askFlood,
  presenceFlood,
  hugePresence,
  updates.rangesOfAReader,
  updates.rangesOfAWriter,
  updates.smallestStructs,
  updates.manyValues,
  updates.growingDocument,
  updates.onePlace,
  unfinishedFrames,
  endlessFragments,
  emptyPieces,
  upgradeFlood,
  unknownDocuments,
  manySockets,
  slowReaders,
  reconnectStorm,
]
