/** Labels said as what somebody was doing, as far as that needs no guessing: “Opens the app, greeted by …” → opening the app. */

/** Verbs that open labels so often that what follows does not have to prove it. */
const opensLabels = new Set(
  `accept add agree answer argue arrive ask book borrow bring browse buy call cancel carry change check choose clean click
  close collect come compare confirm cook copy decide deliver discuss download drink drive drop eat end enter explain fall
  feel fetch fill find finish follow forget get give go google grab hand have hear help hope install join keep launch leave
  lie listen log look lose make meet miss move nod note notice offer open order pack park pay phone pick plan play post pour
  prepare press print put queue reach read realise realize receive refresh register remember reply request restart return
  ring run save say scan schedule scroll search see select sell send set share show sign sink sit skip sleep sort speak
  spend stand start stop store submit switch take talk tell text think throw travel try turn type unpack update upload use
  visit wait wake walk wash watch weigh work worry write`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** Of these, the ones that are hardly ever nouns: “take off clothes” needs no more proof either. */
const hardlyNouns = new Set(
  `accept add agree arrive ask bring buy carry choose collect compare confirm decide deliver eat enter explain fetch fill
  find follow forget get give go grab have hear install leave lie lose make meet open pay pour prepare put read receive
  remember say see select sell send sit sleep speak spend take tell think throw unpack write`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

const followsVerb =
  /^(?:an?|the|their|his|her|its|it|them|into|onto|in|on|at|to|for|from|through|up|off|out|down|over|away|back|with|by|around|about|what|which|how|why|if|whether|that|yes|no)$/i

const subject =
  /^(?:to|i|we|they|he|she|(?:the |a )?(?:user|customer|person|client|patient|guest|visitor))\s+(?=\p{L}+\s)/iu

/** Nothing where the first word is not surely a verb: a noun, another language, a time of day. */
export function gerundOf(label: string): string | undefined {
  const line = label.replaceAll(/\s+/g, ' ').trim()
  const [clause = ''] = line
    .replace(subject, '')
    .split(
      /[,;:.!?()–—…]|\s-\s|\s(?:and|but|or)\s(?=(?:can|could|can't|is|isn't|has|hasn't|was|will|won't|does|doesn't|not|no|nothing|nobody|then)\b)/u,
    )
  const words = clause.trim().split(' ')
  const [first = '', second] = words
  if (words.length < 2 || words.length > 12 || second === undefined) return undefined
  const base = /^to [a-z]/i.test(line) ? first.toLowerCase() : baseOf(first.toLowerCase(), second)
  if (base === undefined) return undefined
  // “and opens …” goes along: it happened in the same breath.
  const rest = words.slice(1).map((word, at, all) => {
    const before = all[at - 1]
    const second =
      before === 'and' || before === 'or' || before === 'then' ? baseOf(word, all[at + 1] ?? '') : undefined
    return second === undefined ? word : ingOf(second)
  })
  return [ingOf(base), ...rest].join(' ')
}

/** “watches” → watch, “go into” → go; nothing where the word is not surely a verb. */
function baseOf(word: string, next: string): string | undefined {
  if (hardlyNouns.has(word) || (opensLabels.has(word) && followsVerb.test(next))) return word
  if (word === 'is') return 'be'
  if (word === 'has') return 'have'
  if (word === 'does' || word === 'goes') return word.slice(0, -2)
  if (!/^[a-z]{3,}s$/.test(word) || /(?:ss|us|is)$/.test(word)) return undefined
  const bases = [word.slice(0, -1), word.replace(/es$/, ''), word.replace(/ies$/, 'y')]
  const known = bases.find((base) => base !== word && opensLabels.has(base))
  if (known !== undefined) return known
  if (!followsVerb.test(next)) return undefined
  if (word.endsWith('ies') && word.length > 4) return word.replace(/ies$/, 'y')
  return /(?:sh|ch|ss|x|zz)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1)
}

function ingOf(base: string): string {
  if (base === 'be') return 'being'
  if (base.endsWith('ie')) return `${base.slice(0, -2)}ying`
  if (/[^eoy]e$/.test(base)) return `${base.slice(0, -1)}ing`
  return /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(base) ? `${base}${base.at(-1)}ing` : `${base}ing`
}

/**
 * The same with less in it, so that a question says no more than it must: up to the first preposition or number behind
 * the object. “Being offered a date three weeks away” → being offered a date.
 */
export function coreOf(gerund: string): string {
  const words = gerund.split(' ')
  const at = words.findIndex((word, index) => index > 1 && ends.test(word) && !holdsOn.test(words[index - 1] ?? ''))
  const clause = words.findIndex((word) => /^(?:what|which|how|where|who|whether|if|that)(?:'s|’s)?$/i.test(word))
  return at < 0 || (clause > 0 && clause < at) ? gerund : words.slice(0, at).join(' ')
}

const ends =
  /^(?:with|by|into|onto|from|for|between|through|in|on|at|after|although|because|while|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|\d+)$/i
/** Behind these the object is still to come, or a verb that needs what follows it. */
const holdsOn = /^(?:an?|the|their|your|his|her|its|and|or|of|up|off|out|down|over|back|away|about|to|\p{L}+ing)$/iu
