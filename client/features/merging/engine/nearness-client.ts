import type { ToldNearness } from '#shared/merge/told-nearness.ts'
import type { ExperienceMap } from '#shared/model/experience-map.ts'
import { asId, type MomentId } from '#shared/model/ids.ts'
import type { NearnessAnswer } from '#shared/protocol/api.ts'
import type { Answer } from '../../../sync/http/api-client.ts'

/**
 * `host`: where the labels go. `announced`: they have not gone there yet. `tooMany`: they do not, as there are more than
 * the service is asked about. After a failure what was told before still stands.
 */
export type Nearness =
  | { readonly state: 'off'; readonly host?: undefined; readonly told?: undefined }
  | {
      readonly state: 'announced' | 'compared' | 'failed' | 'tooMany'
      readonly host: string
      readonly told?: ToldNearness
    }

/** Before anything was asked: people read where their words go before they go there. */
export function nearnessBefore(host: string | undefined): Nearness {
  return host === undefined ? { state: 'off' } : { state: 'announced', host }
}

export type NearnessClient = {
  /** The maps as they are now. */
  see(maps: readonly Pick<ExperienceMap, 'moments'>[]): void
  close(): void
}

/**
 * Asks the server how near the labels are in meaning, when there are some that it was not asked about: once people have
 * stopped writing (`later`), one question at a time, and never again where the operator chose no service. The server reads
 * the labels itself; nothing is sent from here.
 */
export function createNearnessClient({
  host,
  ask,
  later,
  onNews,
}: {
  /** As the board was told when it was opened; without one nothing is asked. */
  host: string | undefined
  ask: () => Promise<Answer<NearnessAnswer>>
  /** Runs a task after a pause, and gives a way to call it off. */
  later: (task: () => void) => () => void
  onNews: (news: Nearness) => void
}): NearnessClient {
  let asked: ReadonlySet<string> = new Set()
  let now: ReadonlySet<string> = new Set()
  let nearness: Nearness = nearnessBefore(host)
  let isAsking = false
  let isClosed = false
  let callOff: (() => void) | undefined

  function plan(): void {
    callOff?.()
    callOff = undefined
    if (isClosed || isAsking || nearness.state === 'off' || [...now].every((wording) => asked.has(wording))) return
    callOff = later(() => void put())
  }

  async function put(): Promise<void> {
    callOff = undefined
    isAsking = true
    asked = new Set([...asked, ...now])
    const answer = await ask()
    isAsking = false
    if (isClosed) return
    const next = afterAnswer(nearness, answer)
    if (next !== nearness) onNews(next)
    nearness = next
    plan()
  }

  return {
    see(maps) {
      const spoken = maps.map(({ moments }) => moments.filter(({ label }) => label.trim() !== ''))
      const speaking = spoken.filter((moments) => moments.length > 0)
      // One map alone is compared with nothing.
      now = new Set(speaking.length < 2 ? [] : speaking.flat().map(({ id, label }) => `${id} ${label.trim()}`))
      plan()
    },
    close() {
      isClosed = true
      callOff?.()
    },
  }
}

/** A question that did not come through, or came too often, changes nothing: words and flow go on, and so does the rest. */
function afterAnswer(before: Nearness, answer: Answer<NearnessAnswer>): Nearness {
  if (!answer.ok)
    return answer.code === 'too-large' && before.host !== undefined ? { ...before, state: 'tooMany' } : before
  const { value } = answer
  switch (value.state) {
    case 'off':
      return { state: 'off' }
    case 'failed':
      return { state: 'failed', host: value.host, ...(before.told ? { told: before.told } : {}) }
    case 'compared': {
      const { moments, near, host } = value
      return { state: 'compared', host, told: { moments: moments.map((id) => asId<MomentId>(id)), near } }
    }
  }
}
