import { type Shape, withoutVersion } from './compile.ts'
import type { FhirObject } from './finding.ts'
import type { Walk } from './judging.ts'
import { report } from './judging.ts'
import type { Site } from './plan.ts'

const isAbsolute = (url: string): boolean => /^[A-Za-z][A-Za-z0-9+.-]*:/.test(url)

/**
 * The definition an extension's url names. One whose definition is not at hand may be ignored, unless it says that it changes
 * the meaning of what it stands in. A url that is not absolute belongs to the extension around it.
 */
export function definitionOf(walk: Walk, extension: FhirObject, site: Site): Shape | undefined {
  const { url } = extension
  if (typeof url !== 'string' || !isAbsolute(url)) {
    const isPart =
      typeof url !== 'string' || site.node.path.includes('Extension.extension') || isInExtension(walk)
    if (!isPart) report(walk, 'error', 'extension', 'extension-unknown', site.node)
    return undefined
  }
  const shape = walk.judging.shapes.byUrl(url)
  if (shape?.type === 'Extension') return shape
  // A profile may name an extension whose definition lies in a package that is not at hand.
  const isNamed = site.type.profiles.some((profile) => withoutVersion(profile) === url)
  const isWrong = site.node.name === 'modifierExtension' || (!isNamed && isOfOurPublishers(walk, url))
  report(walk, isWrong ? 'error' : 'information', 'extension', 'extension-unknown', site.node)
  return undefined
}

/**
 * All that HL7 published with R4, and the publisher of the profile beside it, is at hand: under their addresses there is no
 * other. Extensions of other versions of FHIR have addresses of their own, and are as any other's.
 */
function isOfOurPublishers(walk: Walk, url: string): boolean {
  if (url.startsWith('http://hl7.org/')) return url.startsWith('http://hl7.org/fhir/StructureDefinition/')
  return hostOf(url) === hostOf(walk.verdict.shape?.url ?? '')
}

const hostOf = (url: string): string | undefined => /^https?:\/\/([^/]+)\//.exec(url)?.[1]

const isInExtension = ({ path }: Walk): boolean => {
  const names = path.filter((part) => typeof part === 'string')
  const above = names[names.length - 2]
  return above === 'extension' || above === 'modifierExtension'
}

/** Whether the extension may stand where it stands (http://hl7.org/fhir/R4/defining-extensions.html#context). */
export function judgeContext(walk: Walk, shape: Shape, site: Site): void {
  const isModifier = site.node.name === 'modifierExtension'
  if (isModifier !== shape.isModifier)
    report(walk, 'error', 'extension', 'extension-modifier', site.node, shape.url)
  if (shape.contexts.length === 0 || shape.contexts.some((context) => isHere(walk, context))) return
  report(walk, 'error', 'extension', 'extension-misplaced', site.node, shape.url)
}

function isHere(walk: Walk, context: { readonly type: string; readonly expression: string }): boolean {
  const { expression } = context
  if (context.type === 'extension') return walk.aroundValue?.url === expression
  // A FHIRPath context is seldom used, and none of the definitions here has one that could be missed.
  if (context.type !== 'element' || expression === 'Element') return true
  if (!walk.around) return true
  const { node, type } = walk.around
  if (node.path === expression || node.path.replace('[x]', '') === expression || type.code === expression)
    return true
  if (type.kind === 'resource' && (expression === 'Resource' || expression === 'DomainResource')) return true
  if (type.kind === 'backbone' && expression === 'BackboneElement') return true
  return fullPath(walk) === expression
}

/** `Patient.contact.name`: where the holder stands, from the resource down. */
function fullPath({ record, path }: Walk): string {
  const names = path.filter((part) => typeof part === 'string')
  return [record.type, ...names.slice(0, -1)].join('.')
}
