import './ui/style/faces.css'
import './ui/style/tokens.css'
import './ui/style/base.css'
import './ui/style/kit.css'
import './ui/style/top-bar.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './pages/App.tsx'
import { mendInviteAddress } from './pages/joining/invite-link.ts'
import { preloadAddress } from './pages/load-pages.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has lost its root element')
// Before anything reads the address; the secret leaves the path, and the history, at once.
const mended = mendInviteAddress(location)
if (mended) history.replaceState(null, '', mended)
preloadAddress(location.pathname)
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)

// Italic and hand are not needed to read the first words; they come when the browser has nothing else to do.
const whenIdle = window.requestIdleCallback ?? ((callback: () => void) => setTimeout(callback, 200))
whenIdle(() => void import('./ui/style/late-faces.css'))
