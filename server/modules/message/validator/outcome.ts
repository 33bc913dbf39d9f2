import type { FhirObject, Finding } from './finding.ts'

/**
 * The findings as an OperationOutcome (R4): each with severity, type, FHIRPath and a Danish sentence with its English
 * translation. Without findings it says that there were none, since an outcome must have an issue.
 */
export function operationOutcomeOf(findings: readonly Finding[]): FhirObject {
  const issues = findings.map(({ severity, code, expression, da, en }) => ({
    severity,
    code,
    details: details(da, en),
    ...(expression === '' ? {} : { expression: [expression] }),
  }))
  const nothing = {
    severity: 'information',
    code: 'informational',
    details: details('Ingen bemærkninger.', 'Nothing was found.'),
  }
  return { resourceType: 'OperationOutcome', issue: issues.length === 0 ? [nothing] : issues }
}

function details(da: string, en: string): FhirObject {
  return {
    text: da,
    _text: {
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/translation',
          extension: [
            { url: 'lang', valueCode: 'en' },
            { url: 'content', valueString: en },
          ],
        },
      ],
    },
  }
}
