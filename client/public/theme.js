// Before the first paint, so that nobody who chose the night is dazzled. A file of its own: inline scripts are forbidden.
try {
  const theme = localStorage.getItem('tributary:theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Nothing is kept in this browser: the system's preference stands.
}
