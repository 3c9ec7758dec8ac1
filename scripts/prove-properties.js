// `npm run prove:properties [rounds]`: the property tests with fresh seeds; the seed of a failing round is printed.
import { spawnSync } from 'node:child_process'

const rounds = Number(process.argv[2] ?? 5)
for (let round = 0; round < rounds; round++) {
  const seed = String(Math.floor(Math.random() * 2 ** 31))
  console.log(`round ${round + 1} of ${rounds}: PROPERTY_SEED=${seed}`)
  const { status } = spawnSync('vitest', ['run', '--reporter=dot'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, PROPERTY_SEED: seed },
  })
  if (status !== 0) {
    console.error(`PROPERTY_SEED=${seed} fails`)
    process.exit(1)
  }
}
