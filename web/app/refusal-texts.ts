import {
  accessControlRefusalTexts,
  accessRefusalTexts,
  accessWillRefusalTexts,
} from '../modules/access/texts.ts'
import { agreementRefusalTexts } from '../modules/agreement/texts.ts'
import { citizenRefusalTexts, citizenWillRefusalTexts } from '../modules/citizen/texts.ts'
import { correspondenceRefusalTexts } from '../modules/correspondence/texts.ts'
import { formRefusalTexts } from '../modules/form/texts.ts'
import { clientRefusalTexts, identityRefusalTexts } from '../modules/identity/texts.ts'
import { caveRefusalTexts, medicationRefusalTexts } from '../modules/medication/texts.ts'
import { messageRefusalTexts } from '../modules/message/texts.ts'
import { observationRefusalTexts } from '../modules/observation/texts.ts'
import { organisationRefusalTexts } from '../modules/organisation/texts.ts'
import { oversightRefusalTexts } from '../modules/oversight/texts.ts'
import { planRefusalTexts } from '../modules/pathway/plan-refusals.ts'
import { programmeRefusalTexts } from '../modules/pathway/programme-refusals.ts'
import { rehabRefusalTexts } from '../modules/rehab/texts.ts'
import { stayRefusalTexts } from '../modules/stay/texts.ts'
import { taskRefusalTexts } from '../modules/task/texts.ts'
import { say, type Text } from '../ui/text.tsx'
import { Refused, Unreachable } from './api.ts'
import { commonRefusalTexts } from './common-refusal-texts.ts'
import { appTexts } from './texts.ts'

/** The one list of refusal texts: what the screen says for each code. */
export const refusalTexts: Readonly<Record<string, Text>> = {
  ...commonRefusalTexts,
  ...identityRefusalTexts,
  ...clientRefusalTexts,
  ...organisationRefusalTexts,
  ...citizenRefusalTexts,
  ...accessControlRefusalTexts,
  ...accessRefusalTexts,
  ...accessWillRefusalTexts,
  ...citizenWillRefusalTexts,
  ...correspondenceRefusalTexts,
  ...formRefusalTexts,
  ...caveRefusalTexts,
  ...medicationRefusalTexts,
  ...messageRefusalTexts,
  ...agreementRefusalTexts,
  ...taskRefusalTexts,
  ...planRefusalTexts,
  ...programmeRefusalTexts,
  ...rehabRefusalTexts,
  ...observationRefusalTexts,
  ...stayRefusalTexts,
  ...oversightRefusalTexts,
}

/** What to tell the reader when a call did not succeed. */
export function textOfFault(fault: unknown): Text {
  if (fault instanceof Refused) return textOfRefusal(fault) ?? commonRefusalTexts['our-mistake']
  if (fault instanceof Unreachable) return appTexts.unreachable
  return appTexts.brokenText
}

/** The words for a refusal with its blanks filled from what the server told; undefined when it has no words of its own. */
export function textOfRefusal({ code, data }: Pick<Refused, 'code' | 'data'>): Text | undefined {
  const text = refusalTexts[code]
  if (text === undefined) return undefined
  const values = Object.fromEntries(Object.entries(data).map(([name, value]) => [name, String(value)]))
  return { da: say('da', text, values), en: say('en', text, values) }
}
