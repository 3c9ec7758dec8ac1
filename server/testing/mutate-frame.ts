import type { Random } from './random.ts'

/** A frame that was sound, damaged in one to four ways: bytes flipped, cut, doubled, numbers blown up, two frames mixed. */
export function mutateFrame(frames: readonly Uint8Array[], random: Random): Buffer {
  let bytes = Buffer.from(random.pick(frames))
  const ways = 1 + random.below(4)
  for (let way = 0; way < ways; way++) bytes = damage(bytes, frames, random)
  return bytes
}

function damage(bytes: Buffer, frames: readonly Uint8Array[], random: Random): Buffer<ArrayBuffer> {
  const at = random.below(bytes.length + 1)
  switch (random.below(7)) {
    case 0: {
      const changed = Buffer.from(bytes)
      if (at < changed.length) changed[at] = random.below(256)
      return changed
    }
    case 1:
      return Buffer.from(bytes.subarray(0, at))
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.floor(at / 2))])
    case 3:
      // A number that goes on and on, or is larger than anything there is.
      return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(1 + random.below(9), 0xff), bytes.subarray(at)])
    case 4: {
      const changed = Buffer.from(bytes)
      for (let index = at; index < Math.min(changed.length, at + 4); index++) changed[index] = 0xff
      return changed
    }
    case 5: {
      const other = random.pick(frames)
      return Buffer.concat([bytes.subarray(0, at), other.subarray(random.below(other.length))])
    }
    default:
      return Buffer.from(Array.from({ length: 1 + random.below(40) }, () => random.below(256)))
  }
}
