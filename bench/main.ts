import { registerHooks } from 'node:module'

const face = new URL('../server/modules/access/index.ts', import.meta.url).href
const aside = new URL('access-aside.ts', import.meta.url).href
const modules = new URL('../server/modules/', import.meta.url).href
const access = new URL('../server/modules/access/', import.meta.url).href

// Before any module is loaded: the other modules ask access through the face the bench can set aside.
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context)
    const by = context.parentURL ?? ''
    return found.url === face && by.startsWith(modules) && !by.startsWith(access)
      ? { ...found, url: aside }
      : found
  },
})

const { main } = await import('./run.ts')
process.exitCode = await main(process.argv.slice(2))
