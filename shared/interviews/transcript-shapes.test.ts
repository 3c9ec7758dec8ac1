import { describe, expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'
import { parseTranscript } from './parse-transcript.ts'

/** `10 P1| words` for each turn, or the sentence of a refusal. */
function turnsOf(text: string, fileName = ''): readonly string[] {
  const read = parseTranscript(text, { fileName })
  if (!read.ok) return [read.sentence]
  return read.transcript.utterances.map(({ speaker, at, text: words }) => `${at ?? ''} ${speaker}| ${words}`.trim())
}

function rolesOf(text: string, fileName = ''): Readonly<Record<string, string>> {
  const read = parseTranscript(text, { fileName })
  return read.ok ? Object.fromEntries(read.transcript.speakers.map(({ name, role }) => [name, role])) : {}
}

const vtt = (...cues: readonly string[]) =>
  `WEBVTT\n\n${cues.map((words, index) => `00:${String(index * 4).padStart(2, '0')}.000 --> 00:${String(index * 4 + 3).padStart(2, '0')}.000\n${words}\n`).join('\n')}`

describe('who speaks is seen from what comes again at the begin of lines', () => {
  test.each([
    'mira k',
    'Mira (she/her)',
    'Mira van Dael',
    'mira@example.org',
    '+49 170 *** 22',
    'Mira | Harbour',
    'Mira "Mi" Dael',
    'iPhone von Mira',
    'mira_77',
    'Мира Дал',
    'ミラ・ダール',
    'Mira 🌊',
    'Meeting Room 4',
    'MD',
  ])('under the display name “%s”', (name) => {
    const cues = [
      'Tom Reed: How did you book it?',
      `${name}: By phone.`,
      'Tom Reed: And then?',
      `${name}: Nobody called.`,
    ]
    const expected = [
      '0 Tom Reed| How did you book it?',
      `4 ${name}| By phone.`,
      '8 Tom Reed| And then?',
      `12 ${name}| Nobody called.`,
    ]
    expect(turnsOf(vtt(...cues))).toEqual(expected)
    expect(turnsOf(cues.join('\n\n'))).toEqual(expected.map((turn) => turn.replace(/^\d+ /, '')))
  })

  test('a word that leads on, or a label, is nobody', () => {
    for (const word of ['Then', 'Also', 'Dann', 'Luego', 'Потом', 'Result'])
      expect(turnsOf(`Tom: How was it?\n\nMira: Slow.\n\n${word}: nothing.\n\nTom: Why?`)).toContain(`Mira| Slow.`)
    const notes =
      '# Trip\n\n## One\n- **Trigger:** the rain.\n- **Pain:** the queue.\n\n## Two\n- **Trigger:** a call.\n- **Pain:** no seat.'
    expect(rolesOf(notes, 'a.md')).toEqual({})
    expect(turnsOf(notes, 'a.md')).toContain('| Pain: no seat.')
  })

  test('how old somebody is, and how sure a machine was, is no part of a name', () => {
    expect(turnsOf('Interviewer: When?\nP7 (m, 51): Late.\nInterviewer: Why?\nP7 (m, 51): Rain.')).toContain(
      'P7| Late.',
    )
    expect(
      turnsOf('**[00:00:02–00:00:04] Tom (0.91):** When?\n\n**[00:00:05–00:00:07] Mira (0.88):** Late.', 'a.md'),
    ).toEqual(['2 Tom| When?', '5 Mira| Late.'])
  })

  test('who says one thing in a long talk does not lead it', () => {
    const talk = [
      'Tom: It rained.',
      'Mira: Yes.',
      'Tom: So?',
      'Mira: I left.',
      'Mira: At six.',
      'Guest Four: Is it on?',
    ]
    expect(rolesOf(talk.join('\n\n'))).toMatchObject({ 'Guest Four': 'unknown' })
  })
})

describe('the shapes of recorders', () => {
  const expected = ['2 | How did you book it?', '6 | By phone.']
  test.each([
    [
      'Whisper’s lines',
      '[00:00:02.000 --> 00:00:05.000]  How did you book it?\n[00:00:06.000 --> 00:00:08.000]  By phone.',
    ],
    [
      'Whisper’s JSON',
      '{"segments":[{"start":2,"end":5,"text":" How did you book it?"},{"start":6,"end":8,"text":" By phone."}]}',
    ],
    ['.sbv', '0:00:02.000,0:00:05.000\nHow did you book it?\n\n0:00:06.000,0:00:08.000\nBy phone.'],
    ['.lrc', '[00:02.00]How did you book it?\n[00:06.00]By phone.'],
    ['copied from a player', '0:02\nHow did you\n0:04\nbook it?\n0:06\nBy phone.'],
    [
      'SubRip without empty lines',
      '1\n00:00:02,000 --> 00:00:05,000\nHow did you\nbook it?\n2\n00:00:06,000 --> 00:00:08,000\nBy phone.',
    ],
    ['one digit in times', 'WEBVTT\n\n0:0:2.0 --> 0:0:5.1\nHow did you book it?\n\n0:0:6.0 --> 0:0:8.0\nBy phone.'],
    ['bold times', '**[00:00:02]** How did you book it?\n\n**[00:00:06]** By phone.'],
  ])('%s', (shape, text) => {
    expect(turnsOf(text, shape.startsWith('bold') ? 'a.md' : 'a.txt')).toEqual(expected)
  })

  const named = ['2 Tom Reed| How did you book it?', '6 Mira Dael| By phone.']
  test.each([
    [
      'Meet’s captions',
      'WEBVTT\n\n00:02.000 --> 00:04.000\n(Tom Reed)\nHow did you\n\n00:04.000 --> 00:06.000\n(Tom Reed)\nbook it?\n\n00:06.000 --> 00:08.000\n(Mira Dael)\nBy phone.',
    ],
    [
      'noScribe',
      'WEBVTT\n\n1\n00:02.000 --> 00:05.000\n<v Tom Reed>Tom Reed: \n\n2\n00:02.000 --> 00:05.000\n<v Tom Reed>[00:00:02] How did you book it?\n\n3\n00:06.000 --> 00:08.000\n<v Mira Dael>Mira Dael: By phone.',
    ],
    ['a bar', '0:02 | Tom Reed\nHow did you book it?\n\n0:06 | Mira Dael\nBy phone.'],
    ['a time behind the name', '**Tom Reed:** [00:00:02] How did you book it?\n\n**Mira Dael:** [00:00:06] By phone.'],
    ['a time above', '00:00:02\n\nTom Reed: How did you book it?\n\n00:00:06\n\nMira Dael: By phone.'],
    [
      'a footer',
      'Tom Reed  0:02\nHow did you book it?\n\nMira Dael  0:06\nBy phone.\n\nTranscribed by https://otter.ai',
    ],
  ])('%s, with names', (_shape, text) => {
    expect(turnsOf(text)).toEqual(named)
  })

  test('names and roles alone on their line, Q. and A., labels in brackets', () => {
    const words = ['How did you book it?', 'By phone.', 'And then?', 'Nobody called.']
    const lines = (names: readonly string[], join: (name: string, said: string) => string) =>
      words.map((said, index) => join(names[index % 2] ?? '', said)).join('\n\n')
    for (const [names, join] of [
      [['Tom Reed', 'Mira Dael'], (name: string, said: string) => `${name}\n${said}`],
      [['Q', 'A'], (name: string, said: string) => `${name}. ${said}`],
      [['Speaker 1', 'Speaker 2'], (name: string, said: string) => `[${name}]: ${said}`],
    ] as const)
      expect(turnsOf(lines(names, join))).toEqual(words.map((said, index) => `${names[index % 2]}| ${said}`))
  })

  test('fields at the begin are no speech', () => {
    const notes =
      '# Mira Dael\n\nDate: April 9, 2026\nInterviewer: Tom Reed\nParticipant: Mira Dael\n\n## Notes\n\n- She books by phone.'
    expect(rolesOf(notes, 'a.md')).toEqual({ 'Tom Reed': 'interviewer', 'Mira Dael': 'participant' })
    expect(turnsOf(notes, 'a.md')).toContain('Mira Dael| She books by phone.')
    expect(parseTranscript(notes, { fileName: 'a.md' })).toMatchObject({ date: '2026-04-09' })
    // The same words where people speak.
    expect(turnsOf('Interviewer: When?\nParticipant: Late.')).toEqual(['Interviewer| When?', 'Participant| Late.'])
  })

  test('properties, links, rows and marks of outliners are no words', () => {
    const page =
      '- Talk with [[Mira Dael]]\n  id:: 7f21\n\t- TODO ask about rain\n\t- > I left.\n| Step | Said |\n| --- | --- |\n| Book | By phone |'
    expect(turnsOf(page, 'a.md')).toEqual([
      '| Talk with Mira Dael',
      '| ask about rain',
      '| I left.',
      '| Step | Said',
      '| Book | By phone',
    ])
  })
})

describe('words stay as they are', () => {
  test('a long line keeps its spaces', () => {
    const words = `${'rain and wind '.repeat(13)}and then we left.`
    expect(turnsOf(`Mira: ${words}\n\nTom: And?`)).toEqual([`Mira| ${words}`, 'Tom| And?'])
  })

  test('what is no tag stays, entities are characters', () => {
    expect(turnsOf(vtt('5 < 6 and 7 > 2 &mdash; caf&eacute; 30&deg;'))).toEqual(['0 | 5 < 6 and 7 > 2 — café 30°'])
  })

  test('captions that roll come once, and what was said twice was said twice', () => {
    const rolling = vtt('I went\n', 'I went\nout<00:00:05.100><c> and</c>', 'out and\ncame back.')
    expect(turnsOf(rolling)).toEqual(['0 | I went out and came back.'])
    expect(turnsOf(vtt('No.', 'No.', 'I said no.'))).toEqual(['0 | No.', '4 | No.', '8 | I said no.'])
    expect(turnsOf(vtt('We', 'Went out. I', 'Insisted.'))).toEqual(['0 | We Went out. I Insisted.'])
  })

  test('captions without full stops become turns that can be read', () => {
    const cues = Array.from({ length: 15 }, (_, index) => `and so we walked along the river again ${index}`)
    const turns = turnsOf(vtt(...cues))
    expect(turns.length).toBeGreaterThan(2)
    expect(turns.map((turn) => turn.replace(/^\d+ \| /, '')).join(' ')).toBe(cues.join(' '))
  })

  test('UTF-16 and Windows Latin are text, JSON of programs is refused', () => {
    expect(decodeText(new Uint8Array(Buffer.from('\uFEFFMira: é', 'utf16le')))).toBe('Mira: é')
    expect(decodeText(new Uint8Array([0x63, 0x61, 0x66, 0xe9]))).toBe('café')
    expect(decodeText(new Uint8Array([0x89, 0x50, 0, 1]))).toBe(undefined)
    expect(turnsOf('{"version":3,"nodes":[]}')[0]).toContain('JSON')
  })
})
