import type { Directory } from '../directory.ts'
import type { Steps } from '../steps.ts'
import { boardSteps } from './board-steps.ts'
import { comingSteps } from './coming-steps.ts'
import { deviceSteps } from './device-steps.ts'
import { dumpSteps } from './dump-steps.ts'
import { leftoverSteps } from './leftover-steps.ts'
import { newBoardSteps } from './new-board-steps.ts'
import { peopleSteps } from './people-steps.ts'

/** The directory, for any engine that can run steps. */
export const directorySteps: DirectorySteps = {
  ...newBoardSteps,
  ...boardSteps,
  ...peopleSteps,
  ...comingSteps,
  ...deviceSteps,
  ...dumpSteps,
  ...leftoverSteps,
}

export type DirectorySteps = {
  readonly [Name in keyof Directory]: (
    ...args: Parameters<Directory[Name]>
  ) => Steps<Awaited<ReturnType<Directory[Name]>>>
}

/** Commands after which the words they took away must not be anywhere on the disk. */
export const shreddingCommands: ReadonlySet<keyof Directory> = new Set([
  'clearLeftovers',
  'deleteBoard',
  'deleteInterview',
  'removePerson',
  'reveal',
])

type AnyCall = (name: keyof Directory, args: readonly unknown[]) => Promise<unknown>

/** A directory whose every method is one call by name; each result is what the steps of that name gave. */
export function directoryFromCalls(call: AnyCall): Directory {
  const methods = Object.keys(directorySteps).map((name) => [
    name,
    (...args: readonly unknown[]) => call(name as keyof Directory, args),
  ])
  return Object.fromEntries(methods) as Directory
}
