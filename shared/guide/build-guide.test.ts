import { type CountedStance, countedStances } from '../model/interview.ts'
import { describe, expect, test } from 'vitest'
import { emptyBrief } from '../model/brief.ts'
import type { Difference } from '../model/difference.ts'
import type { LinkId, MapId, MomentId, PersonId } from '../model/ids.ts'
import type { MomentKind } from '../model/moment.ts'
import type { SharedMoment } from '../model/shared-map.ts'
import { buildGuide } from './build-guide.ts'
import { formatGuideHtml } from './format-html.ts'
import { formatGuideMarkdown } from './format-markdown.ts'
import type { GuideEdits, GuideInput } from './guide.ts'
import { lintGuide, lintLine } from './lint-guide.ts'

const nothing = Object.fromEntries(countedStances.map((stance) => [stance, 0])) as Record<CountedStance, number>

function moment(id: string, kind: MomentKind, label: string, maps: readonly string[]): SharedMoment {
  return {
    id: id as MomentId,
    kind,
    label,
    thinking: '',
    doing: '',
    sources: maps.map((map) => ({
      sourceId: `${map}-${id}` as MomentId,
      mapId: map as MapId,
      momentId: id as MomentId,
      relation: 'same',
      by: '' as PersonId,
      at: 0,
    })),
  }
}

const difference: Difference = {
  key: 'order:talk|open',
  kind: 'order',
  sides: [
    { mapIds: ['a' as MapId], sourceIds: [], claim: 'They talk first' },
    { mapIds: ['b' as MapId], sourceIds: [], claim: 'They open the app first' },
  ],
  moments: ['talk', 'open'] as MomentId[],
  silent: ['c' as MapId],
  severity: 2,
  title: 'Do they talk before or after opening the app?',
  question: 'What came first?',
}

const input: GuideInput = {
  title: 'Evenings',
  brief: {
    ...emptyBrief,
    outcome: 'More evenings',
    question: 'How do people wind down in the evening?',
    tooNarrow: 'How do people use our home screen?',
  },
  moments: [
    moment('begin', 'start', 'The evening begins', ['a', 'b', 'c']),
    moment('talk', 'step', 'Talks about what to watch', ['a', 'b']),
    moment('open', 'step', 'Opens the app', ['a', 'b']),
    moment('scroll', 'step', 'Scrolls', ['a', 'b', 'c']),
    moment('stuck', 'pain', 'Forty minutes gone, annoyed', ['b']),
    moment('bed', 'abandon', 'Gives up', ['c']),
    moment('blank', 'step', '  ', ['c']),
  ],
  links: [
    { id: 'l' as LinkId, from: 'scroll' as MomentId, to: 'open' as MomentId, kind: 'loop', label: '', drawnBy: [] },
  ],
  differences: [difference],
  authors: [
    { name: 'Noor', discipline: 'design' },
    { name: 'Priya', discipline: 'product' },
    { name: 'Will', discipline: 'engineering' },
  ],
}

const begun = (guide: ReturnType<typeof buildGuide>) =>
  guide.listenFor.flatMap(({ momentId, chapter }) => (chapter ? [[momentId, chapter]] : []))

function withEdits(edits: Record<string, { hidden?: boolean; text?: string }>): GuideInput {
  const all: GuideEdits = new Map(Object.entries(edits))
  return { ...input, edits: all }
}

describe('building a guide', () => {
  test('what we want to learn is ranked and cites the map', () => {
    const { learn } = buildGuide(input)
    expect(learn.map(({ text, references }) => `${text} ${references.map(({ tag }) => tag).join()}`)).toEqual([
      'Do they talk before or after opening the app? M2,M3',
      'What leads up to “Gives up”? M6',
      'What comes before “Forty minutes gone, annoyed”, and how do people go on? M5',
      'What happens around “The evening begins”? M1',
      'What happens around “Scrolls”? M4',
    ])
    expect(learn[0]?.why).toBe(
      'Open difference, order: They talk first / They open the app first. One map says nothing about it.',
    )
  })

  test('a difference that is settled is not asked about, and one the team chose comes first in its own words', () => {
    const decided = { key: difference.key, by: 'p' as PersonId, at: 1 }
    const settled = buildGuide({ ...input, decisions: [{ ...decided, state: 'settled' }] })
    expect(settled.learn.some((item) => item.differenceKey !== undefined)).toBe(false)
    const chosen = buildGuide({
      ...input,
      decisions: [{ ...decided, state: 'question', question: 'Where were you by then?' }],
    })
    expect(chosen.learn[0]?.differenceKey).toBe(difference.key)
    expect(chosen.listenFor.find((row) => row.momentId === 'open')?.probe.text).toBe('Where were you by then?')
  })

  test('all that the team put in the guide is in it, however much it is and wherever it points', () => {
    const chosen = ['a', 'b', 'c', 'd', 'e', 'f'].map((key, i): Difference => ({
      ...difference,
      key,
      title: `What about ${key}?`,
      question: `How did ${key} go?`,
      moments: i === 5 ? [] : difference.moments,
    }))
    const decisions = chosen.map(({ key }) => ({ key, state: 'question' as const, by: '' as PersonId, at: 1 }))
    const guide = buildGuide({ ...input, differences: chosen, decisions })
    expect(guide.learn.map(({ differenceKey }) => differenceKey)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    const probes = guide.listenFor.map(({ probe }) => probe.text)
    expect(probes).toContain('How did a go?')
    expect(probes).toContain('How did b go?')
  })

  test('what interviews said changes the aims and stands beside each moment', () => {
    const guide = buildGuide({
      ...input,
      interviews: 2,
      support: [
        { ...nothing, momentId: 'bed' as MomentId, stories: 2, supports: 2 },
        { ...nothing, momentId: 'scroll' as MomentId, stories: 1, supports: 1, contradicts: 2, nuances: 1 },
      ],
    })
    expect(guide.learn.map(({ text }) => text)).not.toContain('What leads up to “Gives up”?')
    expect(guide.learn[0]).toMatchObject({
      text: 'What happens around “Scrolls”?',
      why: 'All of us drew it; 1 for, 2 against.',
    })
    expect(guide.listenFor.map((row) => row.evidence).slice(3)).toEqual([
      '1 for, 2 against, 1 between, in 1 of 2 stories',
      'not heard yet',
      '2 for, in 2 of 2 stories',
    ])
  })

  test('has the name of a chapter where one begins, also when its first moment is left out', () => {
    const chapters = new Map([
      ['talk', 'Before'],
      ['open', 'Before'],
      ['stuck', 'In front of it'],
    ] as [MomentId, string][])
    const guide = buildGuide({ ...input, chapters })
    expect(begun(guide)).toEqual([
      ['talk', 'Before'],
      ['stuck', 'In front of it'],
    ])
    expect(formatGuideMarkdown(guide)).toContain('| | **Before** | | |\n| M2 |')
    expect(formatGuideHtml(guide)).toContain('>In front of it</th></tr><tr><td class="id">M5</td>')
    expect(begun(buildGuide({ ...withEdits({ 'probe:talk': { hidden: true } }), chapters }))[0]).toEqual([
      'open',
      'Before',
    ])
  })

  test('the list follows the flow, marks giving up and going back, and says how many of us drew it', () => {
    const rows = buildGuide(input).listenFor
    expect(
      rows.map(({ tag, label, marks, drawnBy }) => [tag, label, ...marks, drawnBy?.some ?? 'all'].join(' ')),
    ).toEqual([
      'M1 The evening begins all',
      'M2 Talks about what to watch 2',
      'M3 Opens the app 2',
      'M4 Scrolls ⟲ M3 all',
      'M5 Forty minutes gone, annoyed 1',
      'M6 Gives up ✕ 1',
    ])
  })

  test('what people changed lies over what is derived, line by line', () => {
    const guide = buildGuide(
      withEdits({
        story: { text: 'Tell me about last Friday.' },
        'warm-up:1': { hidden: true },
        'warm-up+x': { text: 'Where do you live?' },
        'probe:bed': { text: 'And then?' },
      }),
    )
    expect(guide.story.prompt).toMatchObject({
      text: 'Tell me about last Friday.',
      derived: 'Tell me about the last time you wound down in the evening.',
    })
    const written = formatGuideMarkdown(guide)
    expect(written).toContain('Where do you live?')
    expect(written).not.toContain(guide.warmUp[0]?.derived)
    expect(written).toContain('| And then? |')
  })

  test('a large map is listed as far as it fits on paper, and the rest is counted', () => {
    const many = Array.from({ length: 70 }, (_, at) =>
      moment(`m${at}`, at === 69 ? 'abandon' : 'step', `Step ${at}`, ['a']),
    )
    const guide = buildGuide({ ...input, moments: many, differences: [] })
    expect(guide.listenFor).toHaveLength(40)
    expect(guide.listenFor.at(-1)?.tag).toBe('M70')
    expect(guide.notListed).toBe(30)
    expect(formatGuideMarkdown(guide)).toContain('30 more on the map')
  })

  test('a board with nothing on it has a guide too', () => {
    const guide = buildGuide({ title: '', brief: emptyBrief, moments: [], links: [], differences: [], authors: [] })
    expect(formatGuideMarkdown(guide)).toContain('# Interview guide: our map')
    expect(formatGuideHtml(guide)).toContain('Something not on our map')
    expect(lintGuide(guide).map((note) => note.rule)).toEqual(['gap'])
  })
})

describe('notes on a guide', () => {
  const { unsaid } = buildGuide(input)

  test.each([
    ['Would you like a quicker way to choose?', ['yes-no', 'wish']],
    ['Did you talk about it?', ['yes-no']],
    ['So then, did you stop?', ['yes-no']],
    ['And did you stop?', ['yes-no']],
    ['How often do you usually watch?', ['usually']],
    ['What was hard?', ['leading']],
    ['Once they say that something was hard: what did you do then?', []],
    ['What made you annoyed?', ['leading']],
    ['What did you think of our home screen?', ['product']],
    ['What did you do after you clicked?', ['product']],
    ['Priya thinks it takes forty minutes. What happened?', ['name']],
    ['What will you do then?', []],
    ['Tell me about the last time you wound down.', []],
    ['When did it begin? Is it over?', ['yes-no']],
  ])('%s', (text, rules) => {
    expect(lintLine({ id: 'x', text }, unsaid).map((note) => note.rule)).toEqual(rules)
  })

  test('what is derived needs no note, and a hidden line gets none', () => {
    expect(lintGuide(buildGuide(input))).toEqual([])
    const edits = { 'warm-up+a': { text: 'Do you like TV?' }, 'warm-up+b': { text: 'Do you like TV?', hidden: true } }
    expect(lintGuide(buildGuide(withEdits(edits))).map((note) => note.lineId)).toEqual(['warm-up+a', 'warm-up+a'])
  })
})

describe('written guides', () => {
  const hostile = 'a | b <script>alert(1)</script> *bold* _x_ [l](u) `c` "q" & \n # d'
  const guide = buildGuide({
    ...input,
    title: hostile,
    moments: [moment('m', 'step', hostile, ['a'])],
    differences: [],
  })

  test('people’s words stay words in Markdown', () => {
    const row = formatGuideMarkdown(guide)
      .split('\n')
      .find((line) => line.startsWith('| M1'))
    expect(row?.split(/(?<!\\)\|/)).toHaveLength(6)
    expect(row).toContain('\\<script>')
    expect(row).toContain('\\*bold\\* \\_x\\_ \\[l\\](u) \\`c\\`')
  })

  test('people’s words stay words in HTML, which asks nobody for anything', () => {
    const html = formatGuideHtml(guide)
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toMatch(/https?:|src=|href=|url\(/)
  })
})
