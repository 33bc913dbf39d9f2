import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  resolve: {
    alias: { zod: fileURLToPath(new URL('./app/zod-left-out.ts', import.meta.url)) },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // One small stylesheet for all pages: none is ever drawn before its own has come.
    cssCodeSplit: false,
    // The security policy of the server allows no inline anything, fonts and pictures included.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/auth', '/oidc'].map((path) => [path, process.env.PUBLIC_URL ?? 'http://localhost:8700']),
    ),
  },
})
