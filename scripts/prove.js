// `npm run prove:…`: the long form of a proof whose short form is in `npm test`. PROVE_SEED=… repeats one run of chance.
import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'

const proofs = {
  frames: { file: 'server/proofs/frames.test.ts', environment: { PROVE_FRAMES: '100000' } },
  fuzz: { file: 'server/proofs/fuzz.test.ts', environment: { PROVE_SEEDS: '40' } },
  kills: { file: 'server/proofs/kills.test.ts', environment: { PROVE_KILLS: '40' } },
  faults: { file: 'server/proofs/faults.test.ts', environment: { PROVE_FAULTS: 'every' } },
  flushes: { file: 'server/proofs/flushes.test.ts', environment: { PROVE_FLUSHES: '200' } },
  abuse: { file: 'server/proofs/abuse.test.ts', environment: { PROVE_ABUSE: '8' } },
  'disk-full': { file: 'server/proofs/disk-full.test.ts', environment: {} },
}

const [name = ''] = process.argv.slice(2)
const proof = Object.hasOwn(proofs, name) ? proofs[name] : undefined
if (!proof) {
  console.error(`There is no proof “${name}”. There are: ${Object.keys(proofs).join(', ')}.`)
  process.exit(1)
}
const tools = join(process.cwd(), 'node_modules', '.bin')
const run = spawnSync('vitest', ['run', proof.file], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...proof.environment, ...process.env, PATH: `${tools}${delimiter}${process.env.PATH ?? ''}` },
})
process.exitCode = run.status ?? 1
