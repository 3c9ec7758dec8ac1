import { describe, expect, test } from 'vitest'
import type { Difference, DifferenceKind } from '../../model/difference.ts'
import type { ExperienceMap } from '../../model/experience-map.ts'
import type { Valence } from '../../model/moment.ts'
import { inEnglish } from '../../words/en/testing/in-english.ts'
import { findDifferences } from '../find-differences.ts'
import { drawMap, sameIds } from './testing/maps.ts'

function find(kind: DifferenceKind, ...maps: readonly ExperienceMap[]): readonly Difference[] {
  return findDifferences(maps, sameIds(maps))
    .map(inEnglish)
    .filter((difference) => difference.kind === kind)
}

function claims(differences: readonly Difference[]): readonly (readonly string[])[] {
  return differences.map(({ sides }) => sides.map(({ claim }) => claim))
}

function waits(name: string, feeling: Valence): ExperienceMap {
  return drawMap(name, { a: { label: 'Waits for the bus', feeling } })
}

function begins(name: string, label: string): ExperienceMap {
  return drawMap(name, { a: { label, kind: 'start' }, b: 'Sees a doctor' }, 'a b')
}

function pays(name: string): ExperienceMap {
  return drawMap(name, { a: 'Sits down', z: 'Pays the bill' }, 'a z')
}

describe('D1 order', () => {
  const plan = { a: 'Sits down', b: 'Opens the app', c: 'Eats the cake', d: 'Goes to bed' }

  test('is strictly reversed by the drawn links, also over other moments', () => {
    const one = drawMap('n', plan, 'a b c d')
    const other = drawMap('p', plan, 'a c b d')
    expect(claims(find('order', one, other))).toEqual([
      ['First “Eats the cake”, then “Opens the app”', 'First “Opens the app”, then “Eats the cake”'],
    ])
  })

  test('a moment that moved over several others is one difference', () => {
    expect(find('order', drawMap('n', plan, 'a b c d'), drawMap('p', plan, 'd a b c'))).toHaveLength(1)
  })

  test('moments on one loop, on two branches or in one map alone have none', () => {
    expect(find('order', drawMap('n', plan, 'a b c d', 'c>b:loop'), drawMap('p', plan, 'a c b d'))).toEqual([])
    expect(find('order', drawMap('n', plan, 'a b d', 'a c d'), drawMap('p', plan, 'a c b d'))).toEqual([])
    expect(find('order', drawMap('n', plan, 'a b'), drawMap('p', plan, 'c d'))).toEqual([])
  })
})

describe('D2 feeling', () => {
  test.each([
    [-1, 1, 1],
    [-2, 0, 1],
    [0, 2, 1],
    [-1, 0, 0],
    [1, 2, 0],
    [-2, -1, 0],
    [0, 0, 0],
  ] as const)('%i and %i: %i', (one, other, count) => {
    expect(find('feeling', waits('n', one), waits('p', other))).toHaveLength(count)
  })

  test('who feels neither way is on no side', () => {
    expect(find('feeling', waits('n', -1), waits('p', 1), waits('t', 0))[0]?.silent).toEqual(['t'])
    expect(find('feeling', waits('n', -2), waits('p', 1), waits('t', 0))[0]?.silent).toEqual(['t'])
  })
})

describe('D3 presence', () => {
  const withFriend = drawMap('n', { a: 'Gets home', x: 'Asks a friend what to cook', b: 'Cooks dinner' }, 'a x b')

  test('somebody is named in a stretch that another tells without anybody', () => {
    const alone = drawMap('p', { a: 'Gets home', y: 'Looks into a cookbook', b: 'Cooks dinner' }, 'a y b')
    const [difference] = find('presence', withFriend, alone)
    expect(difference?.sides.map(({ claim }) => claim)).toEqual([
      'Nobody else in “Looks into a cookbook”',
      '“Asks a friend what to cook”',
    ])
    expect(difference?.question).toBe('Think of the last time, after getting home: who was around, and who did what?')
  })

  test('who tells nothing in between is quoted at both edges', () => {
    const ask = { a: 'Gets home', x: 'Asks a friend what to cook', b: 'Cooks dinner' }
    const short = drawMap('t', { a: 'Gets home', b: 'Cooks dinner' }, 'a b')
    const [difference] = find('presence', drawMap('n', ask, 'a x b'), drawMap('p', ask, 'a x b'), short)
    expect(difference?.sides[0]).toEqual({
      claim: 'Nobody else from “Gets home” to “Cooks dinner”',
      mapIds: ['t'],
      sourceIds: ['t.a', 't.b'],
    })
  })

  test('no difference where the other names somebody too, or has not placed what stands there', () => {
    const too = drawMap('p', { a: 'Gets home', y: 'Rings her mother', b: 'Cooks dinner' }, 'a y b')
    expect(find('presence', withFriend, too)).toEqual([])
    const open = drawMap('p', { a: 'Gets home', y: 'Looks into a cookbook', b: 'Cooks dinner' }, 'a y b')
    const groups = sameIds([withFriend, open]).filter(({ sources }) => !sources.some((id) => id === 'p.y'))
    expect(findDifferences([withFriend, open], groups).filter(({ kind }) => kind === 'presence')).toEqual([])
  })
})

describe('D4 quantity', () => {
  test('amounts of one moment that cannot both be meant', () => {
    const maps = [drawMap('n', { a: 'Waits ten minutes' }), drawMap('p', { a: 'Waits two hours' })]
    expect(find('quantity', ...maps)[0]?.title).toBe('How long does it take: “ten minutes” or “two hours”?')
    expect(find('quantity', drawMap('n', { a: 'Waits an hour' }), drawMap('p', { a: 'Waits sixty minutes' }))).toEqual(
      [],
    )
  })

  test('times of the same stretch, but not of stretches that follow each other', () => {
    const long = drawMap('n', { a: 'Sits down', x: 'Forty minutes gone', b: 'Gets up' }, 'a x b')
    const short = drawMap('p', { a: 'Sits down', y: 'Knows it in two minutes', b: 'Gets up' }, 'a y b')
    const later = drawMap('p', { a: 'Sits down', b: 'Gets up', y: 'Knows it in two minutes' }, 'a b y')
    expect(find('quantity', long, short)).toHaveLength(1)
    expect(find('quantity', long, later)).toEqual([])
  })
})

describe('D5 channel', () => {
  test('one falls back to what the other begins with', () => {
    const first = drawMap('n', { a: 'Is hungry', b: 'Opens the delivery app' }, 'a b')
    const planB = drawMap(
      'p',
      {
        a: 'Is hungry',
        x: 'Calls the pizzeria',
        e: { label: 'Line engaged', kind: 'error' },
        b: 'Falls back to the app',
      },
      'a x e b',
    )
    expect(claims(find('channel', first, planB))).toEqual([
      ['First “Calls the pizzeria”, then “Falls back to the app”', 'First “Opens the delivery app”'],
    ])
  })

  test('one moment by two means', () => {
    const maps = [drawMap('n', { a: 'Pays by card' }), drawMap('p', { a: 'Pays in cash' }), drawMap('t', { a: 'Pays' })]
    const [difference] = find('channel', ...maps)
    expect(difference?.title).toBe('By what means: a card or cash?')
    expect(difference?.silent).toEqual(['t'])
  })
})

describe('D6 cause', () => {
  test('what comes before giving up, where two give up apart', () => {
    const bored = drawMap(
      'n',
      { a: 'Sits down', x: 'Finds nothing', g: { label: 'Goes to bed', kind: 'abandon' } },
      'a x g',
    )
    const broken = drawMap(
      'p',
      { a: 'Sits down', y: 'Picture freezes', h: { label: 'Switches off', kind: 'abandon' } },
      'a y h',
    )
    expect(claims(find('cause', bored, broken))).toEqual([
      ['After “Finds nothing”: “Goes to bed”', 'After “Picture freezes”: “Switches off”'],
    ])
    const same = drawMap(
      'p',
      { a: 'Sits down', x: 'Finds nothing', h: { label: 'Reads a book', kind: 'abandon' } },
      'a x h',
    )
    expect(find('cause', bored, same)).toEqual([])
  })

  test('drawn starts that share no word; those that do are one', () => {
    expect(find('cause', begins('n', 'Back pain again'), begins('p', 'Twisted ankle'))).toHaveLength(1)
    expect(find('cause', begins('n', 'Back pain again'), begins('p', 'Pain in the back'))).toEqual([])
  })
})

describe('D7 scope and ending', () => {
  test('maps that share their last moment are one side', () => {
    const left = drawMap('t', { a: 'Sits down', q: { label: 'Walks out', kind: 'abandon' } }, 'a q')
    expect(claims(find('ending', pays('n'), pays('p'), left))).toEqual([
      ['Ends with “Pays the bill”', 'Ends with “Walks out”'],
    ])
  })

  test('a beginning in the middle of another story', () => {
    const early = drawMap('n', { o: 'Wakes up', a: 'Sits down', z: 'Pays the bill' }, 'o a z')
    const late = drawMap('p', { a: 'Sits down', z: 'Pays the bill' }, 'a z')
    expect(claims(find('scope', early, late))).toEqual([['Begins with “Sits down”', 'Begins with “Wakes up”']])
  })
})

describe('D8 loop, D9 branch, D10 missing', () => {
  const plan = { a: 'Opens the app', b: 'Scrolls down', c: 'Plays a trailer', d: 'Starts the film' }

  test('one goes back where another goes on', () => {
    const back = drawMap('n', plan, 'a b c d', 'c>b:loop')
    expect(claims(find('loop', back, drawMap('p', plan, 'a b c d')))).toEqual([
      ['“Plays a trailer”, then back to “Scrolls down”', '“Plays a trailer”, then on to “Starts the film”'],
    ])
    expect(find('loop', back, drawMap('p', plan, 'a b c d', 'c>b:loop'))).toEqual([])
  })

  test('trouble that only one draws after a moment of both', () => {
    const trouble = drawMap(
      'n',
      { ...plan, e: { label: 'App asks to log in', kind: 'error' } },
      'a b c d',
      'a>e:error',
      'e b',
    )
    expect(claims(find('branch', trouble, drawMap('p', plan, 'a b c d')))).toEqual([
      ['On to “Scrolls down”', '“App asks to log in”'].sort(),
    ])
  })

  test('what two tell and a third passes by; what one tells is a contribution', () => {
    const short = drawMap('t', { a: 'Opens the app', d: 'Starts the film' }, 'a d')
    expect(find('missing', drawMap('n', plan, 'a b c d'), drawMap('p', plan, 'a b c d'), short)).toHaveLength(1)
    expect(find('missing', drawMap('n', plan, 'a b c d'), short)).toEqual([])
  })
})

test('a fourth person who joins a side does not make another difference of it', () => {
  const plan = { a: 'Opens the app', b: 'Asks a friend' }
  const [n, p, t] = [drawMap('n', plan, 'a b'), drawMap('p', plan, 'b a'), drawMap('t', plan, 'b a')]
  const groups = sameIds([n, p, t]).map((group) => ({ ...group, moments: group.moments.slice(0, 1) }))
  const [before, after] = [findDifferences([n, p], groups), findDifferences([n, p, t], groups)]
  expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key))
})
