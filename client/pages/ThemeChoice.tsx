import { themes, useTheme } from '../ui/browser/use-theme.ts'
import { pageWords } from './messages.ts'

/** Day, night, or as the system has it. */
export function ThemeChoice() {
  const [theme, setTheme] = useTheme()
  return (
    <select
      className="theme-choice"
      aria-label={pageWords.theme.label}
      value={theme}
      onChange={(event) => setTheme(themes.find((known) => known === event.target.value) ?? 'system')}
    >
      {themes.map((known) => (
        <option key={known} value={known}>
          {pageWords.theme[known]}
        </option>
      ))}
    </select>
  )
}
