import '@fontsource/atkinson-hyperlegible-next/latin-400.css'
import '@fontsource/atkinson-hyperlegible-next/latin-600.css'
import '@fontsource/atkinson-hyperlegible-next/latin-ext-400.css'
import '@fontsource/atkinson-hyperlegible-next/latin-ext-600.css'
import './app/tokens.css'
import './app/base.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { Crashed } from './app/crashed.tsx'
import { BridgeContext } from './bridge/bridge-context.ts'
import { pickBridge } from './bridge/pick-bridge.ts'
import { rememberedDensity, showDensity } from './bridge/remembered-density.ts'
import { rememberedTheme, showTheme } from './bridge/remembered-theme.ts'

const queries = new QueryClient({
  defaultOptions: {
    // The app is on this PC: whether there is a network has nothing to do with asking it.
    queries: { networkMode: 'always', retry: false, staleTime: Infinity, gcTime: 60_000, refetchOnWindowFocus: false },
  },
})

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no root')
showTheme(rememberedTheme())
showDensity(rememberedDensity())
createRoot(root).render(
  <StrictMode>
    <BridgeContext value={pickBridge()}>
      <QueryClientProvider client={queries}>
        <Crashed>
          <App />
        </Crashed>
      </QueryClientProvider>
    </BridgeContext>
  </StrictMode>,
)
