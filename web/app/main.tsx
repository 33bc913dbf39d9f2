import './shell.css'
import '@fontsource/ibm-plex-sans/latin-400.css'
import '@fontsource/ibm-plex-sans/latin-500.css'
import '@fontsource/ibm-plex-sans/latin-600.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ToastProvider } from '../ui/toast.tsx'
import { ChosenLanguage } from './chosen-language.tsx'
import { DeedProvider } from './deed.tsx'
import { rememberedDensity, showDensity } from './preference.ts'
import { queryClient } from './query-client.ts'
import { router } from './router.tsx'

showDensity(rememberedDensity() ?? 'compact')

const place = document.getElementById('app')
if (place === null) throw new Error('index.html has no place for the app')

createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <ChosenLanguage>
        <ToastProvider>
          <DeedProvider>
            <RouterProvider router={router} />
          </DeedProvider>
        </ToastProvider>
      </ChosenLanguage>
    </QueryClientProvider>
  </StrictMode>,
)

// Once the page stands: the app itself is kept on the device, so that it opens without a network.
if (import.meta.env.PROD)
  addEventListener('load', () => {
    navigator.serviceWorker?.register('/service-worker.js').catch(() => undefined)
  })
