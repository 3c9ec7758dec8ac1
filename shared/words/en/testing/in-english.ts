import type { Difference, FoundDifference } from '../../../model/difference.ts'
import { sayDifference } from '../../difference-words.ts'
import { differenceSentences } from '../differences.ts'

export function inEnglish(found: FoundDifference): Difference {
  return sayDifference(found, differenceSentences)
}
