import { parseBoardText } from '#shared/exchange/board-file.ts'
import type { BoardFile } from '#shared/exchange/board-file-types.ts'
import type { FileNote } from '#shared/exchange/file-notes.ts'
import { peopleOfBoard } from '#shared/exchange/people-of-board.ts'

/** What a board file says, for whoever is about to open it. */
export type FileRead =
  | {
      readonly ok: true
      readonly title: string
      /** In the order in which the server counts them. */
      readonly people: readonly { readonly name: string }[]
      readonly counts: {
        readonly maps: number
        readonly moments: number
        readonly shared: number
        readonly interviews: number
      }
      readonly warnings: readonly FileNote[]
    }
  | { readonly ok: false; readonly said: FileNote }

/** Reads it beside the screen: a large one takes a second or two. */
addEventListener('message', ({ data }: MessageEvent<string>) => {
  const read = parseBoardText(data)
  postMessage(read.ok ? summaryOf(read.board, read.warnings) : (read satisfies FileRead))
})

function summaryOf(board: BoardFile, warnings: readonly FileNote[]): FileRead {
  return {
    ok: true,
    title: board.title,
    people: peopleOfBoard(board).map(({ name }) => ({ name })),
    counts: {
      maps: board.maps.length,
      moments: board.maps.reduce((sum, { moments }) => sum + moments.length, 0),
      shared: board.shared?.moments.length ?? 0,
      interviews: board.interviews.length,
    },
    warnings,
  }
}
