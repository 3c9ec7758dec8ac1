import type { Guide, GuideLine, ListenRow } from './guide.ts'
import { inWords } from './learn-items.ts'

/** The guide as Markdown: one to two pages that print, paste and read well as they are. Hidden lines are left out. */
export function formatGuideMarkdown(guide: Guide): string {
  const { minutes, story } = guide
  const blocks = [
    `# ${plain(guide.title)}`,
    `*${plain(aboutLine(guide))}*`,
    [
      guide.outcome ? `**Outcome** ${plain(guide.outcome)}` : '',
      guide.question ? `**Scope** ${plain(guide.question)}` : '',
      blanksLine,
    ]
      .filter((line) => line !== '')
      .join('  \n'),
    '## What we want to learn (not read out)',
    learn(guide),
    `## Before we start · ${minutes.before} min`,
    lines(guide.before)
      .map((line) => plain(line))
      .join(' '),
    `## Warm-up · ${minutes.warmUp} min`,
    list(guide.warmUp),
    `## The story · ${minutes.story} min`,
    ...(story.prompt.hidden ? [] : [`> **${plain(story.prompt.text)}**`]),
    widths(guide),
    `**Excavate** ${lines(guide.excavate).map(plain).join(' · ')}`,
    backLine(guide),
    '## Listen for (probe only if they get there)',
    table(guide),
    unsaidLine(guide),
    guide.dry.hidden ? '' : `**If the story runs dry:** ${plain(guide.dry.text)}`,
    `## Closing · ${minutes.closing} min`,
    lines(guide.closing)
      .map((line) => plain(line))
      .join(' '),
    '## Snapshot (15 min, together, right after)',
    guide.snapshot.map(plain).join(' · '),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

/** “Map “…”, version 1, 3 authors, 0 interviews. This map is our current hypothesis, not the truth.” */
export function aboutLine({ mapTitle, version, authors, interviews }: Guide): string {
  const map = mapTitle ? `Map “${mapTitle}”, version` : 'Version'
  const people = `${authors} ${authors === 1 ? 'author' : 'authors'}`
  const talks = `${interviews} ${interviews === 1 ? 'interview' : 'interviews'}`
  return `${map} ${version}, ${people}, ${talks}. This map is our current hypothesis, not the truth.`
}

/** How many of the words that are the participant's to say are listed. */
export const mostUnsaid = 12

const blanksLine = 'Participant: ______ (pseudonym)  Date: ______  Interviews: ______  Notes: ______  45 min'

function lines(all: readonly GuideLine[]): readonly string[] {
  return all.filter((line) => !line.hidden && line.text.trim() !== '').map((line) => line.text)
}

function list(all: readonly GuideLine[]): string {
  return lines(all)
    .map((text) => `- ${plain(text)}`)
    .join('\n')
}

function learn(guide: Guide): string {
  const items = guide.learn.filter((item) => !item.hidden)
  if (items.length === 0) return 'The map holds no open difference and no unheard moment: listen for what is not on it.'
  return items
    .map(({ text, why, references }, index) => {
      const tags = references.map(({ tag }) => tag).join(', ')
      return `${index + 1}. ${plain(text)} *${plain(why)}* [${tags}]`
    })
    .join('\n')
}

function widths({ story: { narrower, wider } }: Guide): string {
  return [
    narrower.hidden ? '' : `*narrower:* …${plain(narrower.text)}`,
    wider.hidden ? '' : `*wider:* …${plain(wider.text)}`,
  ]
    .filter((width) => width !== '')
    .join(' · ')
}

function backLine({ back }: Guide): string {
  return back
    .filter(({ line }) => !line.hidden)
    .map(({ when, line }) => `${plain(when)}: *${plain(line.text)}*`)
    .join(' ')
}

function table(guide: Guide): string {
  const withEvidence = guide.interviews > 0
  const rows = guide.listenFor.filter((row) => !row.probe.hidden).map((row) => tableRow(row, withEvidence))
  const more = guide.notListed > 0 ? [`| | *${guide.notListed} more on the map* | |${withEvidence ? ' |' : ''} |`] : []
  return [
    `| id | Moment | Neutral probe |${withEvidence ? ' So far |' : ''} ☐ |`,
    `|---|---|---|${withEvidence ? '---|' : ''}---|`,
    ...rows,
    ...more,
    `| + | Something not on our map: | |${withEvidence ? ' |' : ''} |`,
  ].join('\n')
}

function tableRow(row: ListenRow, withEvidence: boolean): string {
  const some = row.drawnBy ? `*(${inWords(row.drawnBy.some).toLowerCase()} of us)* ` : ''
  const marks = row.marks.length > 0 ? `${row.marks.join(' ')} ` : ''
  const chapter = row.chapter ? `| | **${cell(row.chapter)}** | |${withEvidence ? ' |' : ''} |\n` : ''
  return `${chapter}| ${row.tag} | ${marks}${some}${cell(row.label)} | ${cell(row.probe.text)} |${withEvidence ? ` ${cell(row.evidence)} |` : ''} ☐ |`
}

function unsaidLine({ unsaid }: Guide): string {
  const words = unsaid.leading.slice(0, mostUnsaid)
  return words.length > 0 ? `*Leave these words to them:* ${words.map(plain).join(', ')}.` : ''
}

/** What people wrote is text, not markup: marks that Markdown would read are escaped, line breaks are spaces. */
function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*<>[\]#|~]|(?<!__)_(?!__)/g, (mark, at: number, whole: string) => {
      // [service] is a gap to be filled and reads as such; a lone # or ~ does nothing inside of a line.
      if ((mark === '[' || mark === ']') && !/\]\s*[([:]/.test(whole)) return mark
      if ((mark === '#' || mark === '>') && at > 0) return mark
      return `\\${mark}`
    })
    .replace(/^(\d+)([.)]) /, '$1\\$2 ')
    .replace(/^([-+]) /, '\\$1 ')
}

function cell(text: string): string {
  return plain(text)
}
