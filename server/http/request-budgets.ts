import { limits } from '#shared/protocol/limits.ts'
import { messages } from '../commands/messages.ts'
import { createTokenBucket, type TokenBucket } from '../sync/token-bucket.ts'

/**
 * What requests may take, in one table: what, per whom, how much, how often. Every route has a line here, and a route
 * without one is not served.
 *
 * B1  What a device and an address may do is asked before anything else is done for them.
 * B2  What a board and the whole server bear is asked of those who have a right on the board: strangers take nothing from
 *     its people.
 * B3  Where one of them has had enough, nothing is taken from the others.
 */
type Rate = { readonly atOnce: number; readonly perHour: number }
type Payer = 'device' | 'address' | 'board' | 'all'
type Budget = { readonly [Who in Payer]?: Rate } & {
  readonly said: (typeof messages)['tooManyRequests']
}

const hourly = (perHour: number, atOnce = perHour): Rate => ({ atOnce, perHour })
const { tooManyBoards, tooManyComparisons, tooManyImages, tooManyRequests, tooManyTries, tooOften } = messages

/** An address may be a class of forty or a company; `look` is what reads little and makes nothing. */
export const budgets = {
  look: { device: hourly(36_000, 1_200), address: hourly(360_000, 4_000), said: tooManyRequests },
  start: {
    device: hourly(limits.boardsPerHourPerDevice),
    address: hourly(limits.boardsPerHourPerAddress),
    all: hourly(6_000),
    said: tooManyBoards,
  },
  join: { device: hourly(300), address: hourly(1_200, 600), said: tooOften },
  knock: { device: hourly(6_000, 600), address: hourly(60_000, 2_000), said: tooManyRequests },
  try: { address: hourly(limits.triesPerHourPerAddress), said: tooManyTries },
  change: { device: hourly(3_600, 300), address: hourly(36_000, 2_000), board: hourly(12_000, 1_000), said: tooOften },
  interview: { device: hourly(600, 120), address: hourly(2_400, 500), board: hourly(1_200, 500), said: tooOften },
  keepVersion: {
    device: hourly(600, 300),
    address: hourly(3_000, 600),
    board: hourly(1_200, 600),
    all: hourly(12_000, 2_000),
    said: tooOften,
  },
  readVersion: {
    device: hourly(12_000, 1_200),
    address: hourly(60_000, 4_000),
    board: hourly(36_000, 4_000),
    all: hourly(240_000, 8_000),
    said: tooOften,
  },
  keepImage: {
    device: hourly(limits.imagesPerHourPerDevice),
    address: hourly(2_000),
    board: hourly(2_000),
    all: hourly(20_000),
    said: tooManyImages,
  },
  compare: {
    device: hourly(limits.comparisonsPerHourPerDevice),
    address: hourly(1_200),
    board: hourly(600),
    all: hourly(6_000),
    said: tooManyComparisons,
  },
} as const satisfies Readonly<Record<string, Budget>>

export type BudgetName = keyof typeof budgets

const board = '/api/boards/:boardId'
const versions = `${board}/documents/:document/versions`

/** `METHOD path` of every route of the API. */
export const budgetOfRoute: Readonly<Record<string, BudgetName>> = {
  'POST /api/boards': 'start',
  'POST /api/sample': 'start',
  'POST /api/boards/from-file': 'start',
  'GET /api/boards': 'look',
  [`POST ${board}/welcome`]: 'knock',
  [`POST ${board}/people`]: 'join',
  [`GET ${board}/me`]: 'look',
  [`POST ${board}/invites`]: 'change',
  [`GET ${board}/invites`]: 'look',
  [`DELETE ${board}/invites/:inviteId`]: 'change',
  [`POST ${board}/invites/:inviteId/renew`]: 'change',
  [`DELETE ${board}/people/:personId`]: 'change',
  [`POST ${board}/people/:personId/invite`]: 'change',
  [`DELETE ${board}`]: 'change',
  [`POST ${board}/recover`]: 'try',
  [`POST ${board}/recovery-code`]: 'change',
  [`GET ${board}/devices`]: 'look',
  [`DELETE ${board}/devices/:which`]: 'change',
  [`POST ${board}/approvals`]: 'try',
  [`GET ${board}/approvals`]: 'look',
  [`GET ${board}/approvals/:approvalId`]: 'look',
  [`POST ${board}/approvals/:approvalId`]: 'change',
  [`POST ${board}/maps/mine/ready`]: 'change',
  [`POST ${board}/maps/mine/anew`]: 'change',
  [`POST ${board}/maps/mine/back`]: 'change',
  [`POST ${board}/reveal`]: 'change',
  [`POST ${board}/phase`]: 'change',
  [`POST ${board}/timer`]: 'change',
  [`PUT ${board}/title`]: 'change',
  [`POST ${board}/roles`]: 'change',
  [`POST ${board}/interviews`]: 'interview',
  [`DELETE ${board}/interviews/:interviewId`]: 'interview',
  [`GET ${board}/versions`]: 'readVersion',
  [`POST ${board}/versions`]: 'keepVersion',
  [`GET ${versions}`]: 'readVersion',
  [`POST ${versions}`]: 'keepVersion',
  [`GET ${versions}/:versionId`]: 'readVersion',
  [`POST ${board}/nearness`]: 'compare',
  [`GET ${board}/documents/:document/images/:imageId`]: 'look',
  [`PUT ${board}/documents/:document/images/:imageId`]: 'keepImage',
}

export type RequestBudgets = {
  /** Takes one from everybody who is named; else says after how many seconds it may be tried again. */
  take(name: BudgetName, payers: { readonly [Who in Payer]?: string | undefined }): 'taken' | { retrySeconds: number }
}

const hourSeconds = 3_600
const maxKept = 20_000

/** In memory, since a restart may forgive. `now` in milliseconds. */
export function createRequestBudgets(now: () => number): RequestBudgets {
  const buckets = new Map<string, TokenBucket>()

  function find(key: string, { atOnce, perHour }: Rate): TokenBucket {
    const bucket = buckets.get(key) ?? createTokenBucket({ burst: atOnce, perSecond: perHour / hourSeconds })
    // Last used, last forgotten: an attacker with many addresses can only make us forget the quiet ones.
    buckets.delete(key)
    buckets.set(key, bucket)
    const [oldest] = buckets.keys()
    if (buckets.size > maxKept && oldest !== undefined) buckets.delete(oldest)
    return bucket
  }

  return {
    take(name, payers) {
      const budget: Budget = budgets[name]
      const at = now()
      const asked = (['device', 'address', 'board', 'all'] as const).flatMap((who) => {
        const rate = budget[who]
        const key = payers[who]
        return rate && key !== undefined ? [{ rate, bucket: find(`${name} ${who} ${key}`, rate) }] : []
      })
      const lacking = asked.find(({ bucket }) => !bucket.has(at))
      if (lacking) return { retrySeconds: Math.max(1, Math.ceil(hourSeconds / lacking.rate.perHour)) }
      for (const { bucket } of asked) bucket.take(at)
      return 'taken'
    },
  }
}
