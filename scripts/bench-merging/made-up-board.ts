/**
 * A board file of people who tell one long story in words of their own: some leave a moment out, some add one, and each
 * says a thing now in this way, now in that. The same board every time.
 */
const verbs = [
  ['Opens', 'Starts'],
  ['Picks', 'Chooses'],
  ['Looks for', 'Searches for'],
  ['Asks about', 'Enquires about'],
  ['Writes down', 'Notes'],
  ['Pays for', 'Settles'],
  ['Waits for', 'Hangs on for'],
  ['Compares', 'Weighs up'],
  ['Calls about', 'Phones about'],
  ['Checks', 'Looks over'],
] as const
const things = [
  ['the app', 'the app'],
  ['the price', 'what it costs'],
  ['a partner', 'the other person'],
  ['the calendar', 'a free evening'],
  ['the letter', 'the letter from last week'],
  ['the address', 'where it is'],
  ['the parcel', 'the parcel'],
  ['a ticket', 'two tickets'],
  ['the menu', 'what there is to eat'],
  ['the bill', 'the bill at the end'],
] as const
const names = ['Ana', 'Ben', 'Chidi', 'Dewi', 'Eva', 'Finn', 'Gül', 'Hana']
const feelings = ['calm', 'curious', 'unsure', 'annoyed', 'relieved', 'tired', 'glad']
const kinds = ['step', 'step', 'step', 'decision', 'step', 'pain', 'step', 'error'] as const

export function madeUpBoard(people: number, momentsEach: number) {
  const maps = Array.from({ length: people }, (_, person) => {
    const told = storyOf(person, momentsEach)
    return {
      id: `map${person}`,
      author: { name: names[person % names.length] ?? 'Ida', discipline: 'design' },
      moments: told.map(({ at, own }, index) => ({
        id: `m${person}-${at}${own ? 'x' : ''}`,
        kind: index === 0 ? 'start' : index === told.length - 1 ? 'end' : kinds[at % kinds.length],
        label: own ? `Stops to think about ${wording(things, at + 3, person)}` : labelOf(at, person),
        ...((at + person) % 4 === 0
          ? { feeling: { valence: ((at + person * 3) % 5) - 2, word: feelings[(at + person) % feelings.length] } }
          : {}),
      })),
      links: [] as { from: string; to: string; kind: string }[],
    }
  })
  for (const { moments, links } of maps)
    for (const [index, { id }] of moments.entries()) {
      const next = moments[index + 1]
      if (next) links.push({ from: id, to: next.id, kind: 'next' })
      const back = moments[index - 4]
      if (back && index % 17 === 0) links.push({ from: id, to: back.id, kind: 'loop' })
    }
  return { tributary: 1, title: 'A long evening', brief: { outcome: 'A made-up board' }, maps }
}

/** What one person tells of the story: about one in nine left out, about one in thirteen their own. */
function storyOf(person: number, count: number): readonly { readonly at: number; readonly own: boolean }[] {
  const told: { at: number; own: boolean }[] = []
  for (let at = 0; told.length < count; at++) {
    if ((at * 7 + person * 5) % 9 !== 0) told.push({ at, own: false })
    if ((at + person * 4) % 13 === 0) told.push({ at, own: true })
  }
  return told.slice(0, count)
}

function labelOf(at: number, person: number): string {
  const round = Math.floor(at / 100)
  const words = `${wording(verbs, Math.floor(at / 10) % 10, person + at)} ${wording(things, at % 10, person * 2 + at)}`
  return round === 0 ? words : `${words} again (${round + 1})`
}

function wording(pairs: readonly (readonly [string, string])[], at: number, way: number): string {
  return pairs[at % pairs.length]?.[way % 2] ?? ''
}
