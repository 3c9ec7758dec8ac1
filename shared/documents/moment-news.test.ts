import { describe, expect, test } from 'vitest'
import type { MomentId, PersonId } from '../model/ids.ts'
import { addMoment, changeMoment, removeMoments } from './map-document.ts'
import { type MomentNews, onMomentNews } from './moment-news.ts'
import { takeOffSharedMap } from './shared-map-edits.ts'
import { createPeers } from './testing/peers.ts'

const id = (word: string) => word as MomentId

describe('news of moments', () => {
  test('tell what somebody else added, changed and took away, and nothing of my own', () => {
    const peers = createPeers(2)
    const [noor, priya] = peers.docs
    if (!noor || !priya) throw new Error('two were asked for')
    const heard: MomentNews[] = []
    const stop = onMomentNews(noor, (news) => heard.push(news))
    addMoment(noor, { id: id('a'), label: 'Noor’s' })
    peers.settle()
    expect(heard).toEqual([])
    addMoment(priya, { id: id('b'), label: 'Priya’s' })
    peers.settle()
    expect(heard.splice(0)).toEqual([{ added: ['b'], removed: [], changed: [] }])
    changeMoment(priya, id('a'), { label: 'Theirs', place: { x: 1, y: 2 } })
    peers.settle()
    expect(heard.splice(0)).toEqual([{ added: [], removed: [], changed: ['a'] }])
    changeMoment(priya, id('a'), { place: { x: 3, y: 4 } })
    peers.settle()
    expect(heard).toEqual([])
    changeMoment(priya, id('a'), { kind: 'pain' })
    removeMoments(priya, [id('b')])
    peers.settle()
    expect(heard.splice(0)).toEqual([
      { added: [], removed: [], changed: ['a'] },
      { added: [], removed: ['b'], changed: [] },
    ])
    stop()
    removeMoments(priya, [id('a')])
    peers.settle()
    expect(heard).toEqual([])
    peers.close()
  })

  test('a moment taken off the shared map is taken away, and brought back it is new', () => {
    const peers = createPeers(2, 'map-shared')
    const [noor, priya] = peers.docs
    const undo = peers.undos[1]
    if (!noor || !priya || !undo) throw new Error('two were asked for')
    const heard: MomentNews[] = []
    onMomentNews(noor, (news) => heard.push(news))
    addMoment(priya, { id: id('a') })
    takeOffSharedMap(priya, [id('a')], { by: 'priya' as PersonId, at: 1 })
    undo.undo()
    peers.settle()
    expect(heard).toEqual([
      { added: ['a'], removed: [], changed: [] },
      { added: [], removed: ['a'], changed: [] },
      { added: ['a'], removed: [], changed: [] },
    ])
    peers.close()
  })
})
