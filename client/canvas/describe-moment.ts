import type { MomentId } from '#shared/model/ids.ts'
import type { Link } from '#shared/model/link.ts'
import type { Moment } from '#shared/model/moment.ts'
import { kindWords, valenceWords } from '../ui/words/kind-words.ts'
import { canvasWords } from './messages.ts'

/** A moment as it is read out when the keyboard comes to it. */
export function describeMoment(
  moment: Moment,
  map: { readonly moments: readonly Moment[]; readonly links: readonly Link[] },
): string {
  const parts = [nameOf(moment)]
  if (kindWords[moment.kind]) parts.unshift(kindWords[moment.kind])
  const said = [parts.join(': ')]
  if (moment.feeling) said.push(moment.feeling.word || valenceWords[moment.feeling.valence])
  if (moment.when) said.push(moment.when)
  if (moment.behindTheScenes) said.push(canvasWords.behindTheScenes)
  if (moment.sketch) said.push(canvasWords.withSketch(moment.sketch.words))
  const byId = new Map<MomentId, Moment>(map.moments.map((other) => [other.id, other]))
  for (const link of map.links) {
    const target = link.from === moment.id ? byId.get(link.to) : undefined
    if (target) said.push(`${wayWords[link.kind]} ${nameOf(target)}`)
  }
  return `${said.join('. ')}.`
}

export function describeLink(link: Link, moments: readonly Moment[]): string {
  const name = (id: MomentId) => {
    const moment = moments.find((other) => other.id === id)
    return moment ? nameOf(moment) : ''
  }
  return `${canvasWords.linkFrom(name(link.from))}, ${wayWords[link.kind]} ${name(link.to)}${link.label ? `: ${link.label}` : ''}.`
}

const wayWords: Readonly<Record<Link['kind'], string>> = {
  next: 'goes on to',
  error: 'goes wrong to',
  loop: 'and again from',
}

function nameOf(moment: Moment): string {
  return moment.label || canvasWords.emptyLabel
}
