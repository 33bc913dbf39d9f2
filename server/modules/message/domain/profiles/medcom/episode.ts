import type { Element, JsonObject } from '../../fhir.ts'
import type { Issues } from '../../issue.ts'
import { child, children, text } from './element.ts'

export const lpr3System = 'https://www.esundhed.dk/Registre/Landspatientregisteret'

const plainUuid = /^(urn:uuid:)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const lpr3Value = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/** Of several episode identifiers the local one is the one to return (messages, section 3). */
export function readEpisode(encounter: Element, issues: Issues): string | undefined {
  const found: { system: string | undefined; value: string }[] = []
  for (const episode of children(encounter, 'episodeOfCare', issues)) {
    const identifier = child(episode, 'identifier', issues)
    const value = identifier && text(identifier, 'value', issues)
    if (identifier === undefined || value === undefined) {
      issues.add('episode-missing', `${episode.path}.identifier`)
      continue
    }
    const system = text(identifier, 'system', issues)
    if (system === undefined) issues.add('episode-system', `${identifier.path}.system`)
    if (system === lpr3System) {
      if (!lpr3Value.test(value)) issues.add('episode-lpr3-version', `${identifier.path}.value`)
      if (found.some((other) => other.system === lpr3System))
        issues.add('episode-lpr3-repeated', episode.path)
    } else if (!plainUuid.test(value)) issues.add('episode-not-uuid', `${identifier.path}.value`)
    found.push({ system, value })
  }
  const best = found.find(({ system }) => system !== lpr3System) ?? found[0]
  if (best === undefined) {
    if (encounter.node.episodeOfCare === undefined)
      issues.add('episode-missing', `${encounter.path}.episodeOfCare`)
    return undefined
  }
  return best.system === undefined ? normalForm(best.value) : `${best.system}|${normalForm(best.value)}`
}

/** The same UUID is met with and without `urn:uuid:` and in both cases of letters. */
function normalForm(value: string): string {
  return plainUuid.test(value) ? value.replace(/^urn:uuid:/i, '').toLowerCase() : value
}

/** The identifier of an episode as it is written: `system|value`, or the value alone. */
export function composeEpisode(episodeId: string): JsonObject {
  const bar = episodeId.lastIndexOf('|')
  if (bar === -1) return { value: episodeId }
  const system = episodeId.slice(0, bar)
  const value = episodeId.slice(bar + 1)
  return { system, value: system === lpr3System && plainUuid.test(value) ? `urn:uuid:${value}` : value }
}
