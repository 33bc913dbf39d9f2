import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { fillServiceWorker } from './fill-service-worker.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  plugins: [react(), fillServiceWorker()],
  resolve: {
    alias: { zod: here('./app/zod-left-out.ts') },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // One small stylesheet for all pages: none is ever drawn before its own has come.
    cssCodeSplit: false,
    // The security policy of the server allows no inline anything, fonts and pictures included.
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { index: here('./index.html'), 'service-worker': here('./service-worker.ts') },
      output: {
        // The browser asks for the service worker by its name, so the name stays.
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/auth', '/oidc'].map((path) => [path, process.env.PUBLIC_URL ?? 'http://localhost:8700']),
    ),
  },
})
