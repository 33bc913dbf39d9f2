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
import type { Text } from '../ui/text.tsx'
import { commonRefusalTexts } from './common-refusal-texts.ts'

/** The one list of refusal texts: what the screen says for each code. Large: the first page comes without it. */
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
