import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Prints what the profiles of a folder of definitions demand beyond base R4, to design faults by.
 *
 *     node server/modules/message/validator/proof/print-demands.ts ../shared/medcom/definitions [set …]
 */
interface Sets {
  readonly sets: Readonly<Record<string, { readonly packages: readonly string[] }>>
}

interface Demand {
  readonly id: string
  readonly min?: number
  readonly max?: string
  readonly maxLength?: number
  readonly mustSupport?: boolean
  readonly type?: readonly {
    readonly code: string
    readonly profile?: readonly string[]
    readonly targetProfile?: readonly string[]
    readonly aggregation?: readonly string[]
  }[]
  readonly slicing?: {
    readonly discriminator?: readonly { readonly type: string; readonly path: string }[]
    readonly rules: string
    readonly ordered?: boolean
  }
  readonly constraint?: readonly {
    readonly key: string
    readonly severity: string
    readonly expression?: string
  }[]
  readonly binding?: { readonly strength: string; readonly valueSet?: string }
}

const [folder = '../shared/medcom/definitions', ...wanted] = process.argv.slice(2)
const { sets } = JSON.parse(readFileSync(join(folder, 'sets.json'), 'utf8')) as Sets
const last = (url: string): string => url.split('/').at(-1) ?? url

for (const [set, { packages }] of Object.entries(sets)) {
  if (wanted.length > 0 && !wanted.includes(set)) continue
  process.stdout.write(`\n#### ${set}\n`)
  const seen = new Set<string>()
  for (const name of packages) {
    for (const file of readdirSync(join(folder, name))) {
      if (!file.startsWith('StructureDefinition-')) continue
      const structure = JSON.parse(readFileSync(join(folder, name, file), 'utf8')) as {
        url: string
        version: string
        baseDefinition: string
        snapshot: { element: readonly Demand[] }
        differential: { element: readonly Demand[] }
      }
      if (seen.has(structure.url)) continue
      seen.add(structure.url)
      process.stdout.write(
        `\n== ${structure.url}|${structure.version} (${name}) on ${last(structure.baseDefinition)}\n`,
      )
      const changed = new Set(structure.differential.element.map(({ id }) => id))
      for (const element of structure.snapshot.element) {
        const told = tell(element, changed.has(element.id))
        if (told !== '') process.stdout.write(`${element.id}  ${told}\n`)
      }
    }
  }
}

function tell(element: Demand, isChanged: boolean): string {
  const told: string[] = []
  const constraints = (element.constraint ?? []).filter(({ key }) => !/^[a-z]{3}-\d+[a-z]?$/.test(key))
  const fixed = Object.entries(element).filter(([name]) => /^(fixed|pattern|minValue|maxValue)/.test(name))
  if (isChanged || element.id.includes(':')) told.push(`${element.min ?? ''}..${element.max ?? ''}`)
  for (const type of element.type ?? []) {
    const targets = [...(type.profile ?? []), ...(type.targetProfile ?? []).map((url) => `->${url}`)].map(
      last,
    )
    if (isChanged && (targets.length > 0 || element.type?.length === 1))
      told.push(`${type.code}(${targets.join('|')})${type.aggregation?.join() ?? ''}`)
    else if (type.aggregation) told.push(`aggregation ${type.aggregation.join()}`)
  }
  if (element.slicing && !/\.(extension|modifierExtension)$/.test(element.id))
    told.push(
      `SLICING ${element.slicing.discriminator?.map(({ type, path }) => `${type}@${path}`).join(' & ') ?? 'none'} ${element.slicing.rules}${element.slicing.ordered ? ' ordered' : ''}`,
    )
  if (element.maxLength !== undefined) told.push(`maxLength ${element.maxLength}`)
  for (const [name, value] of fixed) told.push(`${name}=${JSON.stringify(value)}`)
  if (element.binding?.strength === 'required' && (isChanged || told.length > 0))
    told.push(`required ${last(element.binding.valueSet ?? '')}`)
  for (const { key, severity, expression } of constraints)
    told.push(`\n    !${key} ${severity}: ${expression ?? ''}`)
  return told.join(' ')
}
