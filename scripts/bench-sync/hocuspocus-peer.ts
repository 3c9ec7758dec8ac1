// Hocuspocus with its database extension on SQLite, as it comes: states are stored some seconds after they were changed.
import { DatabaseSync } from 'node:sqlite'
import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'

const db = new DatabaseSync(process.argv[2] ?? ':memory:')
db.exec('create table documents (name text not null unique, data blob not null)')
const find = db.prepare('select data from documents where name = ?')
const put = db.prepare('insert into documents values (?, ?) on conflict (name) do update set data = excluded.data')
const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  stopOnSignals: false,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => {
        const row = find.get(documentName)
        return row?.data instanceof Uint8Array ? row.data : null
      },
      store: async ({ documentName, state }) => void put.run(documentName, state),
    }),
  ],
})
await server.listen()
console.log(`listening on ${server.address.port}`)
