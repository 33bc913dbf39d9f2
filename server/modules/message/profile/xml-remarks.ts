import type { XmlElement } from '../domain/reading/xml.ts'
import { findXmlOddities, type XmlOddity } from '../domain/reading/xml-oddities.ts'
import { baseDefinitions, type FhirObject } from '../validator/index.ts'
import type { Remark } from './judge-message.ts'

const sentences: Readonly<Record<XmlOddity['rule'], { readonly da: string; readonly en: string }>> = {
  'xml-text': {
    da: 'Der står tekst mellem elementerne.',
    en: 'There is text between the elements.',
  },
  'xml-attribute': {
    da: 'Elementet har en XML-attribut, der ikke findes i FHIR.',
    en: 'The element has an XML attribute that FHIR does not have.',
  },
  'xml-namespace': {
    da: 'Elementet indeholder noget fra et andet XML-navnerum.',
    en: 'The element holds something of another XML namespace.',
  },
  'xml-empty': { da: 'Elementet er tomt.', en: 'The element is empty.' },
  'xml-resource': {
    da: 'Her skal der stå præcis én ressource.',
    en: 'Exactly one resource must stand here.',
  },
  'xml-order': {
    da: 'Elementerne står i en anden rækkefølge, end FHIR kræver i XML.',
    en: 'The elements stand in another order than FHIR requires in XML.',
  },
}

/** What FHIR does not allow in XML, and JSON cannot say. A receiver passes it by. */
export function remarksOnXml(root: XmlElement, severity: 'error' | 'information'): readonly Remark[] {
  return findXmlOddities(root, orderOf).map(({ rule, expression }) => ({
    severity,
    code: 'structure',
    expression,
    rule,
    ...sentences[rule],
  }))
}

const orders = new Map<string, readonly string[] | undefined>()

function orderOf(type: string): readonly string[] | undefined {
  if (!orders.has(type)) orders.set(type, readOrder(type))
  return orders.get(type)
}

/** The names one step below a type, as R4 lists them. */
function readOrder(type: string): readonly string[] | undefined {
  const [root] = type.split('.')
  const { snapshot } = baseDefinitions().structure(`http://hl7.org/fhir/StructureDefinition/${root}`) ?? {}
  const elements = (snapshot as { readonly element?: readonly FhirObject[] } | undefined)?.element
  return elements
    ?.map(({ path }) => String(path))
    .filter((path) => path.startsWith(`${type}.`) && !path.slice(type.length + 1).includes('.'))
    .map((path) => path.slice(type.length + 1))
}
