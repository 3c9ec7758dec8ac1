import { inLanguage } from '../../ui/language/in-language.ts'

/** What is said about comments beside what they are about. */
export const presenceWords = inLanguage('presence', {
  mark: (count: number, asks: boolean, label: string) => {
    const about = label === '' ? '' : ` on “${label}”`
    if (count === 0) return `Comment${about}`
    const what = asks ? 'with a question' : ''
    return [count === 1 ? '1 comment' : `${count} comments`, what].filter(Boolean).join(' ') + about
  },
} as const)
