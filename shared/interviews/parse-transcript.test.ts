import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Transcript } from '../model/interview.ts'
import { parseTranscript } from './parse-transcript.ts'

function readFile(name: string): string {
  return readFileSync(new URL(`../../samples/interviews/${name}`, import.meta.url), 'utf8')
}

function parse(text: string, fileName = ''): Transcript {
  const read = parseTranscript(text, { fileName })
  if (!read.ok) throw new Error(read.sentence)
  return read.transcript
}

/** `10 P1| words` */
function turnsOf(text: string, fileName = ''): readonly string[] {
  return parse(text, fileName).utterances.map(({ speaker, at, text }) => `${at ?? ''} ${speaker}| ${text}`.trim())
}

function rolesOf(text: string, fileName = ''): Readonly<Record<string, string>> {
  return Object.fromEntries(parse(text, fileName).speakers.map(({ name, role }) => [name, role]))
}

function cue(at: number, text: string): string {
  return `00:0${at}.000 --> 00:0${at + 1}.000\n${text}\n\n`
}

type Gold = { readonly links: readonly { readonly file: string; readonly speaker: string; readonly quote: string }[] }

describe('the sample interviews', () => {
  const gold = JSON.parse(readFile('evidence-gold.json')) as Gold

  test.each(gold.links)('$file: “$quote” stands in one utterance of $speaker', ({ file, speaker, quote }) => {
    const { utterances } = parse(readFile(file), file)
    expect(utterances.some((utterance) => utterance.speaker === speaker && utterance.text.includes(quote))).toBe(true)
  })

  test('who asks and who tells is recognised in each of them', () => {
    expect(rolesOf(readFile('streaming-1-teams.vtt'))).toEqual({ Noor: 'interviewer', 'Participant 1': 'participant' })
    expect(rolesOf(readFile('streaming-2-otter.txt'))).toEqual({ Priya: 'interviewer', 'Participant 2': 'participant' })
    expect(rolesOf(readFile('pizza-1-zoom.vtt'))).toEqual({ Sam: 'interviewer', P5: 'participant' })
    expect(rolesOf(readFile('physio-2.srt'))).toEqual({ Marta: 'interviewer', P4: 'participant' })
    expect(rolesOf(readFile('physio-1-notes.md'))).toEqual({ P3: 'participant', Kofi: 'interviewer' })
  })

  test('an utterance that was cut into two cues is one again, with the time of the first', () => {
    expect(turnsOf(readFile('streaming-1-teams.vtt'))[1]).toBe(
      '10.4 Participant 1| That was Tuesday. The little one was asleep by half past eight, and I sat down and just carried on with my series. It was the first thing on the screen.',
    )
  })

  test('what the file says beside the conversation is kept', () => {
    const notes = parseTranscript(readFile('physio-1-notes.md'))
    expect(notes).toMatchObject({ ok: true, date: '2026-02-11' })
    expect(notes.ok && notes.notes).toContain('consent: notes only')
    const teams = parseTranscript(readFile('streaming-1-teams.vtt'))
    expect(teams.ok && teams.notes[0]).toContain('Invented interview')
  })
})

describe('WebVTT and SubRip', () => {
  test('voices in one cue, classes, tags, entities and several lines are read', () => {
    const vtt = `\uFEFFWEBVTT - export\r\nKind: captions\r\n\r\nSTYLE\r\n::cue {}\r\n\r\n00:01.000 --> 00:02.000 align:start\r\n<v.loud Ana Sol>Is <i>this</i>\r\non?<v Ben>Yes &amp; no</v>\r\n`
    expect(turnsOf(vtt)).toEqual(['1 Ana Sol| Is this on?', '1 Ben| Yes & no'])
  })

  test('a colon in what is said is no name', () => {
    const vtt = `WEBVTT

00:01.000 --> 00:02.000
Sam: One thing: where were you?

00:03.000 --> 00:04.000
Ola: Honestly: nowhere.

00:05.000 --> 00:06.000
Here is what happened: nothing.

00:07.000 --> 00:08.000
Sam: And the other: what was it?`
    expect(turnsOf(vtt)).toEqual([
      '1 Sam| One thing: where were you?',
      '3 Ola| Honestly: nowhere.',
      '5 Ola| Here is what happened: nothing.',
      '7 Sam| And the other: what was it?',
    ])
  })

  test('captions without names are joined to sentences, and rolling ones not repeated', () => {
    const srt = `1\n00:00:01,000 --> 00:00:02,000\nSo I sat\n\n2\n00:00:02,000 --> 00:00:03,000\nSo I sat\ndown there.\n\n3\n00:00:04,000 --> 00:00:05,000\nThen I slept.`
    expect(turnsOf(srt)).toEqual(['1 | So I sat down there.', '4 | Then I slept.'])
  })

  test('a sentence that one speaker says over several cues is one utterance', () => {
    const vtt = `WEBVTT\n\n${cue(1, '<v Ana>So when')}${cue(2, '<v Ana>was it?')}${cue(3, '<v Bo>Late,')}${cue(4, '<v Ana>How late?')}`
    expect(turnsOf(vtt)).toEqual(['1 Ana| So when was it?', '3 Bo| Late,', '4 Ana| How late?'])
  })

  test('a cue whose time is broken keeps its words, and a warning says so', () => {
    const read = parseTranscript('WEBVTT\n\n00:00:xx --> 00:02\nP1: Hello.\n\n00:00:05.000 --> 00:06.000\nP1: Bye.')
    expect(read.ok && read.warnings).toEqual(['One cue has no time that can be read; the words were kept.'])
    expect(read.ok && read.transcript.utterances).toEqual([
      { speaker: 'P1', text: 'Hello.' },
      { speaker: 'P1', at: 5, text: 'Bye.' },
    ])
  })

  test('a broken file is refused with a sentence', () => {
    const refusals = [
      parseTranscript('WEBVTT\n\nno cues at all'),
      parseTranscript('lorem ipsum', { fileName: 'x.vtt' }),
      parseTranscript('WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n'),
    ]
    for (const read of refusals) expect(read.ok ? 'read' : read.sentence).toMatch(/^(This says|There are no words)/)
  })
})

describe('text', () => {
  test('a name and a time above the words, as Otter, Meet and Word write them', () => {
    for (const [a, b] of [
      ['Ana Sol  0:02', 'Participant 2  0:09'],
      ['Ana Sol (00:00:02)', 'Participant 2 (00:00:09)'],
      ['[Ana Sol] 00:00:02', '[Participant 2] 00:00:09'],
      ['00:00:02 Ana Sol', '00:00:09 Participant 2'],
    ])
      expect(turnsOf(`${a}\nWhen was it?\n\n${b}\nYesterday. I came\nhome at 20:30.\n\nLate.`)).toEqual([
        '2 Ana Sol| When was it?',
        '9 Participant 2| Yesterday. I came home at 20:30.',
        'Participant 2| Late.',
      ])
  })

  test('a name on the line of the words, as Zoom, Trint and people write it', () => {
    for (const text of [
      '00:02\tAna\tWhen?\n00:09\tP2\tThen: late.',
      '[00:02] Ana: When?\n[00:09] P2: Then: late.',
      'Ana (00:02): When?\nP2 (00:09): Then: late.',
    ])
      expect(turnsOf(text)).toEqual(['2 Ana| When?', '9 P2| Then: late.'])
    expect(turnsOf('Q: When?\nA: Late.')).toEqual(['Q| When?', 'A| Late.'])
    expect(turnsOf('Зоя: Когда?\nЮля: Вчера.\n\n山田: はい。\nЮля: Да.')).toEqual([
      'Зоя| Когда?',
      'Юля| Вчера.',
      '山田| はい。',
      'Юля| Да.',
    ])
  })

  test('paragraphs without names are utterances of nobody', () => {
    expect(turnsOf('We met at 10:30\nin a café.\n\nNote: raining.\n\nhttps://example.org: a link')).toEqual([
      '| We met at 10:30 in a café.',
      '| Note: raining.',
      '| https://example.org: a link',
    ])
  })

  test('who asks is told from questions and invitations; where it is not clear, nobody is guessed', () => {
    expect(
      rolesOf('Ana: Tell me about the last time.\nBo: I slept. Right?\nBo: Long.\nAna: And then?\nBo: No.'),
    ).toEqual({
      Ana: 'interviewer',
      Bo: 'participant',
    })
    expect(rolesOf('Ana: It rained.\nBo: It did.\nAna: Yes.')).toEqual({ Ana: 'unknown', Bo: 'unknown' })
  })
})

describe('notes in Markdown', () => {
  test('marks are taken off, and lists, quotations and headings are utterances', () => {
    const md = `# Ben\n\nSome **bold _and_ slanted** [text](https://example.org/a_b) with snake_case and 2*3*4.\n\n1. One\n   more\n2. [x] Two\n\n> said\n> so\n\n---\nlast`
    expect(turnsOf(md, 'notes.md')).toEqual([
      '| Ben',
      '| Some bold and slanted text with snake_case and 2*3*4.',
      '| One more',
      '| Two',
      '| said so',
      '| last',
    ])
  })

  test('named turns are read with the headings between them', () => {
    const md = `## Part one\n\n**Ana:** When?\n\n**Ben:** Late.\n\n## Part two\n\n**Ben:** Gone.`
    expect(turnsOf(md)).toEqual(['| Part one', 'Ana| When?', 'Ben| Late.', '| Part two', 'Ben| Gone.'])
  })
})

describe('whatever comes', () => {
  test('nothing, noise and too much are refused with a sentence', () => {
    const png = '\uFFFDPNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR'
    for (const text of ['', '  \n\t', '\uFEFF', png, 'x'.repeat(400_001), '\uFFFD\u0001'.repeat(90)]) {
      const read = parseTranscript(text, { fileName: 'interview.txt' })
      expect(read.ok ? 'read' : read.sentence).toMatch(/^[A-Z][^\n]+\.$/)
    }
  })

  test('never throws, and loses no word of what has no markup', () => {
    const bits = fc.constantFrom(
      'WEBVTT',
      '-->',
      '00:01.000 --> 00:02.000',
      '\n',
      '\n\n',
      'P1: ',
      '<v Ana>',
      '- ',
      '#',
      '> ',
      '---',
      ' word ',
      '0:10',
      '[',
      '(',
      '&#9999999;',
      '**',
      '\t',
      '日本',
      'é',
      ':',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(bits, fc.string()), { maxLength: 40 }),
        fc.constantFrom('', 'a.vtt', 'a.srt', 'a.md', 'a.txt'),
        (parts, fileName) => {
          const read = parseTranscript(parts.join(''), { fileName })
          if (!read.ok) return
          for (const { text, speaker } of read.transcript.utterances) expect(`${speaker}${text}`).not.toContain('\n')
        },
      ),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zé日]{1,8}$/u), { minLength: 1 }), (words) => {
        expect(
          parse(words.join(' '))
            .utterances.map((one) => one.text)
            .join(' '),
        ).toBe(words.join(' '))
      }),
    )
  })

  test('texts made to be slow are read like any other', () => {
    const long = 399_000
    const traps = [
      '<v a',
      '&amp;',
      '[x](',
      '[[[[',
      '**a',
      '_a ',
      'A: ',
      '00:01 ',
      '((((',
      'a'.repeat(50),
      '-',
      'A '.repeat(20),
      '\n',
      '> ',
      '- a\n',
      'P1: a\n',
      'WEBVTT\n\n00:01.000 --> 00:02.000\nP: a\n\n',
      '00:01.000 --> 00:02.000\n<v A>a\n\n',
    ]
    for (const trap of traps)
      for (const fileName of ['a.md', 'a.vtt', 'a.txt'])
        expect(parseTranscript(`x ${trap.repeat(Math.floor(long / trap.length))}`, { fileName })).toHaveProperty('ok')
  })
})
