import type { Shape } from './compile.ts'
import type { Walk } from './judging.ts'
import { report } from './judging.ts'
import type { Site } from './plan.ts'
import type { FhirObject } from './types.ts'

const isAbsolute = (url: string): boolean => /^[A-Za-z][A-Za-z0-9+.-]*:/.test(url)

/** What an extension stands in: the site of the element, and the url of that element when it is an extension itself. */
export interface Holder {
  readonly site: Site
  readonly value: FhirObject | undefined
}

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
  const isModifier = site.node.name === 'modifierExtension'
  report(walk, isModifier ? 'error' : 'information', 'extension', 'extension-unknown', site.node)
  return undefined
}

const isInExtension = ({ path }: Walk): boolean => {
  const names = path.filter((part) => typeof part === 'string')
  const above = names[names.length - 2]
  return above === 'extension' || above === 'modifierExtension'
}

/** Whether the extension may stand where it stands (http://hl7.org/fhir/R4/defining-extensions.html#context). */
export function judgeContext(walk: Walk, shape: Shape, site: Site, holder: Holder): void {
  const isModifier = site.node.name === 'modifierExtension'
  if (isModifier !== shape.isModifier)
    report(walk, 'error', 'extension', 'extension-modifier', site.node, shape.url)
  if (shape.contexts.length === 0 || shape.contexts.some((context) => isHere(walk, context, holder))) return
  report(walk, 'error', 'extension', 'extension-misplaced', site.node, shape.url)
}

function isHere(
  walk: Walk,
  context: { readonly type: string; readonly expression: string },
  holder: Holder,
): boolean {
  const { expression } = context
  if (context.type === 'extension') return holder.value?.url === expression
  // A FHIRPath context is seldom used, and none of the definitions here has one that could be missed.
  if (context.type !== 'element' || expression === 'Element') return true
  const { node, type } = holder.site
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
