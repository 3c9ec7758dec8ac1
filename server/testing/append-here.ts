// A process of its own: appends rows one after the other, all committed in the serving thread, and says when each was
// handed over and when it was promised, in milliseconds of the shared clock. `node append-here.ts FOLDER COUNT`
import { once } from 'node:events'
import type { PersonId } from '#shared/model/ids.ts'
import { openSqliteStore } from '../storage/sqlite/sqlite-store.ts'
import { beginDocuments } from './begin-documents.ts'
import type { LogKey } from '../storage/update-log.ts'

const [folder = '', count = '0'] = process.argv.slice(2)
const clock = () => performance.timeOrigin + performance.now()
const store = await openSqliteStore({ folder, now: () => 0, judge: { hear() {}, mayCommitHere: () => true } })
await beginDocuments(store, 'board', ['map'])
console.log('ready')
await once(process.stdin, 'data')
const edits: { sent: number; acknowledged: number }[] = []
for (let index = 0; index < Number(count); index++) {
  const sent = clock()
  const data = Buffer.from(`row ${index}`)
  await store.updateLog.append('board/map' as LogKey, [{ author: 'noor' as PersonId, data, clients: [] }])
  edits.push({ sent, acknowledged: clock() })
}
console.log(JSON.stringify(edits))
await once(process.stdin, 'data')
await store.close()
process.exit()
