import { resolve } from 'node:path'
import { z } from 'zod'
import { limits } from '#shared/protocol/limits.ts'

/** How this server runs, from the environment; parsed once, at the start. */
export type Config = {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Postgres instead of a file in `dataDir`; needed where several servers share the work. */
  readonly databaseUrl: string | undefined
  readonly publicUrl: URL | undefined
  /** How large one document may become, in the log. */
  readonly maxDocumentBytes: number
  readonly metricsToken: string | undefined
  /** Whether `X-Forwarded-For` is believed from everybody, since only a proxy can reach this server. */
  readonly trustProxy: boolean
  /** A service that says how near labels are in meaning; words leave this server only where the operator set one. */
  readonly embeddings: EmbeddingsConfig | undefined
}

export type EmbeddingsConfig = { readonly url: URL; readonly model: string; readonly key: string | undefined }

export type ConfigRead =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly sentence: string }

const loopbackHosts = ['127.0.0.1', 'localhost', '::1']
/** Their values hold a password or a key, which has no place on a screen. */
const secretSettings = ['DATABASE_URL', 'EMBEDDINGS_URL', 'EMBEDDINGS_KEY']
const kibibyte = 1024
const mostDocumentKib = limits.maxDocumentBytes / kibibyte
const oldestNode = [22, 18] as const

const environmentSchema = z.object({
  PORT: z
    .string()
    .default('4400')
    .refine((value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535, 'PORT must be a number from 0 to 65535')
    .transform(Number),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  PUBLIC_URL: z
    .string()
    .refine(isWebAddress, 'PUBLIC_URL must be a whole address such as https://maps.example.org, without a path')
    .transform((value) => new URL(value))
    .optional(),
  MAX_DOCUMENT_KIB: z
    .string()
    .default(String(mostDocumentKib))
    .refine(
      (value) => /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= mostDocumentKib,
      `MAX_DOCUMENT_KIB must be a number from 1 to ${mostDocumentKib}`,
    )
    .transform(Number),
  METRICS_TOKEN: z.string().min(16, 'METRICS_TOKEN must have at least 16 characters').optional(),
  TRUST_PROXY: z
    .string()
    .refine((value) => value === 'yes' || value === 'no', 'TRUST_PROXY must be “yes” or “no”')
    .default('no'),
  DATABASE_URL: z
    .string()
    .refine(isDatabaseAddress, 'DATABASE_URL must be an address such as postgres://user:password@host:5432/database')
    .optional(),
  EMBEDDINGS_URL: z
    .string()
    .refine(
      isServiceAddress,
      'EMBEDDINGS_URL must be the address before “/embeddings”, such as http://127.0.0.1:11434/v1, without a password',
    )
    .transform((value) => new URL(value))
    .optional(),
  EMBEDDINGS_MODEL: z.string().max(200, 'EMBEDDINGS_MODEL must have at most 200 characters').optional(),
  EMBEDDINGS_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'EMBEDDINGS_KEY must be letters, digits and signs without a space')
    .optional(),
})

/** Reads the environment, or says in a sentence which value is wrong and why. Empty values count as absent. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigRead {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value))
  const read = environmentSchema.safeParse(present)
  if (!read.success) {
    const [issue] = read.error.issues
    const name = String(issue?.path[0] ?? '')
    const given = secretSettings.includes(name) ? 'something else' : `“${present[name] ?? ''}”`
    return wrong(`${issue?.message ?? 'The environment cannot be read'}, but it is ${given}.`)
  }
  const { PORT, HOST, DATA_DIR, PUBLIC_URL, METRICS_TOKEN, DATABASE_URL, TRUST_PROXY, MAX_DOCUMENT_KIB } = read.data
  const { EMBEDDINGS_URL, EMBEDDINGS_MODEL, EMBEDDINGS_KEY } = read.data
  if (!loopbackHosts.includes(HOST) && !PUBLIC_URL)
    return wrong(
      `HOST is “${HOST}”, which others can reach, so PUBLIC_URL must say under which address they will: for example PUBLIC_URL=http://${HOST === '0.0.0.0' ? 'my-computer.local' : HOST}:${PORT}.`,
    )
  if (EMBEDDINGS_URL && EMBEDDINGS_MODEL === undefined)
    return wrong('EMBEDDINGS_URL is set, so EMBEDDINGS_MODEL must say which model to ask there: for example bge-m3.')
  if (!EMBEDDINGS_URL && (EMBEDDINGS_MODEL ?? EMBEDDINGS_KEY) !== undefined)
    return wrong('EMBEDDINGS_MODEL or EMBEDDINGS_KEY is set, so EMBEDDINGS_URL must say which service they are for.')
  return {
    ok: true,
    config: {
      port: PORT,
      host: HOST,
      dataDir: resolve(DATA_DIR),
      databaseUrl: DATABASE_URL,
      publicUrl: PUBLIC_URL,
      maxDocumentBytes: MAX_DOCUMENT_KIB * kibibyte,
      metricsToken: METRICS_TOKEN,
      trustProxy: TRUST_PROXY === 'yes',
      embeddings:
        EMBEDDINGS_URL && EMBEDDINGS_MODEL !== undefined
          ? { url: EMBEDDINGS_URL, model: EMBEDDINGS_MODEL, key: EMBEDDINGS_KEY }
          : undefined,
    },
  }
}

/** A sentence where this Node cannot run Tributary. */
export function refuseOldNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  const isOld = major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])
  if (!isOld) return undefined
  return `Tributary needs Node ${oldestNode.join('.')} or newer, and this is ${version}. “npm start” finds a newer one by itself where it can.`
}

function isWebAddress(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, pathname, search, hash } = new URL(value)
  return ['http:', 'https:'].includes(protocol) && pathname === '/' && search === '' && hash === ''
}

function isDatabaseAddress(value: string): boolean {
  return URL.canParse(value) && ['postgres:', 'postgresql:'].includes(new URL(value).protocol)
}

function isServiceAddress(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, username, password, search, hash } = new URL(value)
  return ['http:', 'https:'].includes(protocol) && `${username}${password}${search}${hash}` === ''
}

function wrong(sentence: string): ConfigRead {
  return { ok: false, sentence }
}
