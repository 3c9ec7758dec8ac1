import { type Brief, briefFields } from './brief.ts'

/**
 * Words of the product's screens in the label of a moment: “clicks”, “dashboard”, the product's name. A map is about what
 * the customer goes through, so such a word is worth a second look. What customers say themselves (“opens the app”, “reads
 * the menu”, “buttons up his coat”) is left alone: a hint too few is better than one too many.
 */
const screenWords: readonly RegExp[] = [
  /\b(?:double-?|right-?)?click(?:s|ed|ing)?\b/,
  /\b(?:dashboard|drop-?down|check-?box|radio button|text ?field|input field|tool-?tip|pop-?up|modal|side-?bar|nav-?bar|tool-?bar|home-?page|landing page|log-?in page|widget|cursor|user interface|call to action|breadcrumbs?|thumbnails?|icon|toggle)s?\b/,
  /\b(?:ui|ux|cta|url|api|app store listing|onboarding flow|sign-?up flow|checkout flow|user flow|feature flag)\b/,
  /\b(?:home|log-?in|sign-?in|sign-?up|start|settings|checkout|payment|profile|welcome|loading|splash|confirmation|results?|search|detail|error) (?:screen|page|view|form|dialog)s?\b/,
  /\b(?:main|hamburger|context|settings|navigation|side|pull-?down) menus?\b/,
  /\b(?:submit|buy|save|send|log-?in|sign-?up|sign-?in|next|ok|cancel|subscribe|continue|add to cart|skip|search|back) button\b/,
  /\bthe (?:end )?users?\b/,
]

/** The first word that speaks of a screen, as it stands in the label; nothing where none does. */
export function findScreenWord(label: string, productNames: readonly string[] = []): string | undefined {
  let found: { readonly at: number; readonly word: string } | undefined
  const note = (at: number, word: string) => {
    if (!found || at < found.at) found = { at, word }
  }
  const lower = label.toLowerCase()
  for (const words of screenWords) {
    const match = words.exec(lower)
    if (match) note(match.index, label.slice(match.index, match.index + match[0].length))
  }
  for (const name of productNames) {
    const match = new RegExp(String.raw`(?<![\p{L}\p{N}])${escape(name)}(?![\p{L}\p{N}])`, 'u').exec(label)
    if (match) note(match.index, match[0])
  }
  return found?.word
}

/** Capitalised in the middle of a sentence, and yet no product. */
const otherNames = new Set(
  (
    'January February March April May June July August September October November December ' +
    'Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter ' +
    'English German French Spanish Italian Europe Germany France America ' +
    'Mr Mrs Ms Dr I TV'
  ).split(' '),
)

/**
 * What a brief calls the product: names that stand in the middle of a sentence of the outcome, or of the question that
 * was found too narrow. The actor and where the story begins and ends are the customer's, and give no names.
 */
export function productNames(brief: Brief): readonly string[] {
  const names = new Set<string>()
  for (const field of briefFields) {
    if (field !== 'outcome' && field !== 'tooNarrow') continue
    for (const match of brief[field].matchAll(/(?<=[\p{Ll}\p{N},;:’'")\]] +)\p{Lu}[\p{L}\p{N}]{2,}/gu))
      if (!otherNames.has(match[0]) && match[0] !== match[0].toUpperCase()) names.add(match[0])
  }
  return [...names]
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
