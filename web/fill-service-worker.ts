import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const name = 'service-worker.js'

/**
 * Tells the service worker which files the build consists of, and their mark. Its own bytes change with every build, which
 * is how a browser learns that there is a new one.
 */
export function fillServiceWorker(): Plugin {
  let publicFolder = ''
  let isBuild = false
  return {
    name: 'fill-service-worker',
    enforce: 'post',
    configResolved(config) {
      publicFolder = config.publicDir
      isBuild = config.command === 'build'
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle[name]
        if (!isBuild || worker?.type !== 'chunk') throw new Error('the build has no service worker')
        // Every browser that has service workers reads the smaller fonts.
        const built = Object.values(bundle).filter(({ fileName }) => /^assets\/.*(?<!\.woff)$/.test(fileName))
        const given = readdirSync(publicFolder).filter((file) => file !== 'dev-login.css')
        const files = [...built.map(({ fileName }) => fileName), ...given].map((file) => `/${file}`).sort()
        const mark = createHash('sha256')
        mark.update(JSON.stringify([files, sourceOf(bundle['index.html'])]))
        for (const file of given) mark.update(readFileSync(join(publicFolder, file)))
        const told = JSON.stringify({ files, mark: mark.digest('hex').slice(0, 16) })
        worker.code = worker.code.replace('__BUILD__', () => told)
      },
    },
  }
}

function sourceOf(file: { type: string } | undefined): string {
  return file?.type === 'asset' ? String((file as { source?: unknown }).source) : ''
}
