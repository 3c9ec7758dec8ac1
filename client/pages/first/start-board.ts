import type { BoardId } from '#shared/model/ids.ts'
import type { Discipline, NewPerson } from '#shared/model/person.ts'
import { noteBoards } from '../has-boards.ts'
import { loadApi } from '../load-pages.ts'

export type Opened = { readonly ok: true; readonly href: string } | { readonly ok: false; readonly sentence: string }

const longestTitle = 60

/** Starts a board named after its outcome; the name can be changed with the brief. */
export async function startBoard(asked: { outcome: string; name: string; discipline: Discipline }): Promise<Opened> {
  const { outcome, name, discipline } = asked
  return open('brief', async ({ api }) =>
    api.createBoard({ title: titleOf(outcome), brief: { outcome }, person: { name, discipline } }),
  )
}

/** A fresh copy of the sample workshop, revealed and ready to merge. */
export async function openSample(): Promise<Opened> {
  return open('merge', async ({ api }) => api.createSample())
}

/** A board out of the text of a board file, as one of the people in it or as somebody new. */
export async function openFile(
  text: string,
  who: { readonly as: number } | { readonly person: NewPerson },
): Promise<Opened> {
  return open('', async ({ api }) => api.openBoardFile(`${JSON.stringify(who).slice(0, -1)},"file":${text}}`))
}

type Api = Awaited<ReturnType<typeof loadApi>>

async function open(page: string, create: (client: Api) => ReturnType<Api['api']['createBoard']>): Promise<Opened> {
  const client = await loadApi().catch(() => undefined)
  if (!client) return { ok: false, sentence: 'The server does not answer. Please try again in a moment.' }
  const answer = await create(client)
  if (!answer.ok) return { ok: false, sentence: answer.sentence }
  const { boardId, invite, recoveryCode } = answer.value
  const [{ rememberInvite }, { showCode }] = await Promise.all([
    import('../../sync/device/device-memory.ts'),
    import('../../sync/http/fresh-code.ts'),
  ])
  rememberInvite(boardId as BoardId, invite)
  if (recoveryCode !== undefined) showCode(boardId as BoardId, recoveryCode)
  noteBoards()
  return { ok: true, href: `/b/${boardId}${page ? `/${page}` : ''}` }
}

/** The first words of an outcome, whole. */
export function titleOf(outcome: string): string {
  const words = outcome.replace(/\s+/g, ' ').trim()
  if (words.length <= longestTitle) return words
  const cut = words.slice(0, longestTitle + 1)
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > 20 ? space : longestTitle).replace(/[\s,;:.–—-]+$/u, '')}…`
}
