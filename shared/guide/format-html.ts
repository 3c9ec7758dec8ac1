import type { Guide, GuideLine, ListenRow } from './guide.ts'
import { aboutLine, mostUnsaid } from './format-markdown.ts'
import { inWords } from './learn-items.ts'

/** The guide as one HTML file that needs nothing else and asks nobody: to print, to keep, to send on. */
export function formatGuideHtml(guide: Guide): string {
  const { minutes, story } = guide
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(guide.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${text(guide.title)}</h1>
<p class="about">${text(aboutLine(guide))}</p>
<dl>${pair('Outcome', guide.outcome)}${pair('Scope', guide.question)}</dl>
<p class="blanks"><span>Participant (pseudonym)</span><span>Date</span><span>Interviews</span><span>Notes</span></p>
${section('What we want to learn', 'not read out', learn(guide))}
${section('Before we start', `${minutes.before} min`, `<p>${visible(guide.before).map(text).join(' ')}</p>`)}
${section(
  'Warm-up',
  `${minutes.warmUp} min`,
  `<ul>${visible(guide.warmUp)
    .map((line) => `<li>${text(line)}</li>`)
    .join('')}</ul>`,
)}
${section(
  'The story',
  `${minutes.story} min`,
  `${story.prompt.hidden ? '' : `<p class="prompt">${text(story.prompt.text)}</p>`}
<p class="widths">${[width('narrower', story.narrower), width('wider', story.wider)].filter((part) => part !== '').join(' · ')}</p>
<p><b>Excavate</b> ${visible(guide.excavate).map(text).join(' · ')}</p>
<p>${guide.back
    .filter(({ line }) => !line.hidden)
    .map(({ when, line }) => `${text(when)}: <i>${text(line.text)}</i>`)
    .join(' ')}</p>`,
)}
${section('Listen for', 'probe only if they get there', table(guide))}
${unsaidLine(guide)}
${guide.dry.hidden ? '' : `<p class="dry"><b>If the story runs dry:</b> ${text(guide.dry.text)}</p>`}
${section('Closing', `${minutes.closing} min`, `<p>${visible(guide.closing).map(text).join(' ')}</p>`)}
${section('Snapshot', '15 min, together, right after', `<ul class="snapshot">${guide.snapshot.map((line) => `<li>${text(line).replace('______', '<span></span>')}</li>`).join('')}</ul>`)}
</main>
</body>
</html>
`
}

const style = `
@page { size: A4; margin: 16mm 16mm 14mm }
:root { color-scheme: light }
* { box-sizing: border-box }
body { margin: 0; background: #efeadd; color: #20242f; font: 15px/1.45 Literata, Georgia, 'Times New Roman', serif }
main { max-width: 46rem; margin: 1.5rem auto; padding: 2rem 2.75rem; background: #fdfcf7; border: 1px solid #d9d2bf }
h1 { font-size: 1.6rem; line-height: 1.25; font-weight: 600; margin: 0 0 .25rem; overflow-wrap: anywhere }
h2 { display: flex; justify-content: space-between; align-items: baseline; font-size: 1rem; margin: 1.25rem 0 .5rem;
  padding-bottom: .2rem; border-bottom: 1px solid #cfc7b2; break-after: avoid }
h2 small { font-weight: 400; font-size: .875rem; color: #565b68 }
p, ul, ol, dl { margin: .35rem 0 }
ul, ol { padding-left: 1.3rem }
li { margin: .2rem 0; overflow-wrap: anywhere }
.about, .widths, .why { font-style: italic; color: #565b68 }
dl { display: grid; grid-template-columns: 5rem 1fr; gap: .1rem .75rem }
dt { color: #565b68 } dd { margin: 0; overflow-wrap: anywhere }
.blanks { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1rem; margin-top: .9rem; font-size: .85rem; color: #565b68 }
.blanks span { border-bottom: 1px solid #8d8877; padding-bottom: .1rem }
.tags { white-space: nowrap; font-size: .85rem; color: #565b68 }
.prompt { font-size: 1.15rem; font-weight: 600; overflow-wrap: anywhere }
table { width: 100%; border-collapse: collapse; font-size: .92rem }
th { text-align: left; font-weight: 600; font-size: .85rem; color: #565b68 }
th, td { padding: .22rem .5rem .22rem 0; border-bottom: 1px solid #e3ddcc; vertical-align: top; overflow-wrap: anywhere }
tr { break-inside: avoid }
th:nth-child(3) { width: 34% } td.tick { width: 1.5rem; text-align: right; padding-right: 0 } td.id { width: 3rem; white-space: nowrap; color: #565b68 }
.some { color: #565b68; font-style: italic }
.snapshot { list-style: none; padding: 0; columns: 2 } .snapshot li { display: flex; align-items: baseline; gap: .3rem; break-inside: avoid; padding-bottom: .6rem }
.snapshot span { flex: 1; border-bottom: 1px solid #8d8877 }
@media (max-width: 40rem) { main { margin: 0; border: 0; padding: 1.25rem } .blanks { grid-template-columns: 1fr 1fr } }
@media print {
  body { background: none; font-size: 9.5pt; line-height: 1.35 }
  main { max-width: none; margin: 0; padding: 0; border: 0 }
  h1 { font-size: 16pt } h2 { margin: .75rem 0 .3rem } th, td { padding: .12rem .5rem .12rem 0 }
}
`

function section(title: string, aside: string, content: string): string {
  return `<section>\n<h2>${text(title)} <small>${text(aside)}</small></h2>\n${content}\n</section>`
}

function pair(name: string, value: string): string {
  return value ? `<dt>${text(name)}</dt><dd>${text(value)}</dd>` : ''
}

function visible(lines: readonly GuideLine[]): readonly string[] {
  return lines.filter((line) => !line.hidden && line.text.trim() !== '').map((line) => line.text)
}

function width(name: string, line: GuideLine): string {
  return line.hidden ? '' : `${name}: …${text(line.text)}`
}

function unsaidLine({ unsaid }: Guide): string {
  const words = unsaid.leading.slice(0, mostUnsaid).map(text).join(', ')
  return words ? `<p class="some">Leave these words to them: ${words}.</p>` : ''
}

function learn(guide: Guide): string {
  const items = guide.learn.filter((item) => !item.hidden)
  if (items.length === 0)
    return '<p>The map holds no open difference and no unheard moment: listen for what is not on it.</p>'
  return `<ol>${items
    .map(({ text: question, why, references }) => {
      const tags = references.map(({ tag }) => text(tag)).join(', ')
      return `<li>${text(question)} <span class="why">${text(why)}</span> <span class="tags">${tags}</span></li>`
    })
    .join('')}</ol>`
}

function table(guide: Guide): string {
  const withEvidence = guide.interviews > 0
  const columns = `<th scope="col">id</th><th scope="col">Moment</th><th scope="col">Neutral probe</th>${withEvidence ? '<th scope="col">So far</th>' : ''}<th scope="col"><span aria-label="heard">☐</span></th>`
  const rows = guide.listenFor.filter((row) => !row.probe.hidden).map((row) => tableRow(row, withEvidence))
  const wide = withEvidence ? 4 : 3
  const more =
    guide.notListed > 0 ? `<tr><td></td><td colspan="${wide}"><i>${guide.notListed} more on the map</i></td></tr>` : ''
  return `<table><thead><tr>${columns}</tr></thead><tbody>${rows.join('')}${more}<tr><td class="id">+</td><td colspan="${wide}">Something not on our map:</td></tr></tbody></table>`
}

function tableRow(row: ListenRow, withEvidence: boolean): string {
  const some = row.drawnBy ? `<span class="some">(${inWords(row.drawnBy.some).toLowerCase()} of us)</span> ` : ''
  const marks = row.marks.length > 0 ? `${text(row.marks.join(' '))} ` : ''
  const evidence = withEvidence ? `<td>${text(row.evidence)}</td>` : ''
  const chapter = row.chapter
    ? `<tr><td></td><th scope="rowgroup" colspan="${withEvidence ? 4 : 3}">${text(row.chapter)}</th></tr>`
    : ''
  return `${chapter}<tr><td class="id">${text(row.tag)}</td><td>${marks}${some}${text(row.label)}</td><td>${text(row.probe.text)}</td>${evidence}<td class="tick">☐</td></tr>`
}

/** What people wrote is text, not markup. */
function text(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
