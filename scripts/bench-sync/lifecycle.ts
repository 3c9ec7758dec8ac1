import * as Y from 'yjs'
import { type BenchClient, connectClient, createStampWriter } from './client.ts'
import { drawnMap } from './long-history.ts'
import { wait } from './measure.ts'
import { type BenchServer, type Seat, type ServerName, serverNames, startBenchServer, usage } from './servers.ts'

const mega = (bytes: number) => (bytes / 1e6).toFixed(1)
const ignore = () => {}

/** What a reader costs who stops reading while forty megabytes are written: the same is done with one who reads on. */
export async function measureSlowReader(): Promise<void> {
  console.log('### A reader who stops reading while 40 MB are written\n')
  for (const name of serverNames) {
    const reading = await growth(name, false)
    const paused = await growth(name, true)
    console.log(
      `- ${name}: grows by ${mega(paused)} MB, and by ${mega(reading)} MB where the reader reads: ${mega(paused - reading)} MB for not reading`,
    )
  }
  console.log('')
}

async function growth(name: ServerName, pauses: boolean): Promise<number> {
  const server = await startBenchServer(name)
  const [seats = []] = await server.seats(1, 2)
  const [reader, writer] = await Promise.all(seats.map((seat) => connectClient(name, seat, ignore)))
  await wait(300)
  if (pauses) reader?.ws.pause()
  const before = usage(server.pid).residentBytes
  let most = before
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => writer?.sendUpdate(update))
  for (let index = 0; index < 2_000; index++) {
    doc.getMap('m').set(`k${index % 5}`, `${index}${'x'.repeat(20_000)}`)
    // Below the bytes that one person may send each second.
    if (index % 20 === 0) {
      await wait(105)
      most = Math.max(most, usage(server.pid).residentBytes)
    }
  }
  await wait(500)
  reader?.close()
  writer?.close()
  await server.stop()
  return most - before
}

/** Whether a thousand boards that were open once leave anything behind. */
export async function measureUnload(): Promise<void> {
  console.log('### A thousand boards, opened and closed\n')
  const server = await startBenchServer('tributary')
  const seats = await server.seats(1_000, 1)
  const write = createStampWriter()
  const visit = async (some: readonly Seat[][]) => {
    const clients = await Promise.all(some.flat().map((seat) => connectClient('tributary', seat, ignore)))
    for (const client of clients) client.sendUpdate(write(performance.now()))
    await wait(50)
    for (const client of clients) client.close()
  }
  // A first round, so that what stays anyway is there.
  await visit(seats.slice(0, 100))
  const before = await settled(server)
  for (let from = 0; from < seats.length; from += 100) await visit(seats.slice(from, from + 100))
  const after = await settled(server)
  console.log(
    `- in use without garbage: ${mega(before)} MB before, ${mega(after)} MB after (${(after / before).toFixed(2)}×)\n`,
  )
  await server.stop()
}

/** The server's memory in use when nothing is open any more. */
async function settled(server: BenchServer): Promise<number> {
  await wait(4_000)
  await server.liveBytes()
  await wait(500)
  return server.liveBytes()
}

/** What an open document takes with three people on it, each of a hundred documents with a map of forty moments. */
export async function measureOpenDocuments(): Promise<void> {
  console.log('### An open document with three people\n')
  const documents = 100
  const server = await startBenchServer('tributary')
  const seats = await server.seats(documents + 10, 3)
  const { doc } = drawnMap(40, 2_000)
  const content = Y.encodeStateAsUpdate(doc)
  const visit = async (some: readonly Seat[][]) => {
    const clients = await Promise.all(some.flat().map((seat) => connectClient('tributary', seat, ignore)))
    for (let at = 0; at < clients.length; at += 3) clients[at]?.sendUpdate(content)
    return clients
  }
  // The first ones warm up what stays anyway.
  const early = await visit(seats.slice(0, 10))
  const before = { live: await settled(server), resident: usage(server.pid).residentBytes }
  const clients: BenchClient[] = []
  for (let from = 10; from < seats.length; from += 20) clients.push(...(await visit(seats.slice(from, from + 20))))
  const after = { live: await settled(server), resident: usage(server.pid).residentBytes }
  const each = (key: 'live' | 'resident') => ((after[key] - before[key]) / documents / 1e6).toFixed(3)
  console.log(
    `- ${each('live')} MB each in use without garbage, ${each('resident')} MB each of resident memory; ${doc.getMap('moments').size} moments after 2,000 edits, ${(content.length / 1e6).toFixed(3)} MB on the wire\n`,
  )
  for (const client of [...early, ...clients]) client.close()
  await server.stop()
}
