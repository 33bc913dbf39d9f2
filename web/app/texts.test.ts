import { beforeAll, describe, expect, test } from 'vitest'
import { accessRefusals } from '../../contract/access.ts'
import { agreementRefusals } from '../../contract/agreement.ts'
import { citizenRefusals } from '../../contract/citizen.ts'
import { correspondenceRefusals } from '../../contract/correspondence.ts'
import { formRefusals } from '../../contract/form.ts'
import { identityRefusals } from '../../contract/identity.ts'
import { medicationRefusals } from '../../contract/medication.ts'
import { messageRefusals } from '../../contract/message.ts'
import { organisationRefusals } from '../../contract/organisation.ts'
import { oversightRefusals } from '../../contract/oversight.ts'
import { changeRefusals, coordinatorRefusals, planRefusals } from '../../contract/pathway-plan.ts'
import { commonRefusals } from '../../contract/route.ts'
import { stayRefusals } from '../../contract/stay.ts'
import { taskRefusals } from '../../contract/task.ts'
import { lookTexts } from '../modules/access/pages/texts.ts'
import { communityTexts } from '../modules/agreement/pages/texts.ts'
import { citizenTexts } from '../modules/citizen/pages/texts.ts'
import { writeTexts } from '../modules/correspondence/forms/texts.ts'
import { myTalkTexts, talkTexts } from '../modules/correspondence/pages/texts.ts'
import { documentTexts, fillTexts, myDocumentTexts } from '../modules/form/pages/texts.ts'
import { formTexts as medicineFormTexts } from '../modules/medication/forms/texts.ts'
import { myMedicineTexts } from '../modules/medication/pages/my-texts.ts'
import { medicineTexts } from '../modules/medication/pages/texts.ts'
import { letterTexts, outgoingTexts, standardTexts } from '../modules/message/pages/texts.ts'
import { myPlanTexts, planTexts } from '../modules/pathway/pages/plan-texts.ts'
import { myTexts, pathwayTexts } from '../modules/pathway/pages/texts.ts'
import { noWindowTexts, stayTexts } from '../modules/stay/pages/texts.ts'
import { historyTexts, reasonTexts, taskTexts } from '../modules/task/pages/texts.ts'
import { say, type Text } from '../ui/text.tsx'
import { pieceTexts } from '../ui/texts.ts'
import { Refused, Unreachable } from './api.ts'
import { textOfFault } from './fault-text.ts'
import { learnRefusals } from './known-refusals.ts'
import { refusalTexts } from './refusal-texts.ts'
import { appTexts } from './texts.ts'

const catalogs: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  appTexts,
  pieceTexts,
  lookTexts,
  communityTexts,
  citizenTexts,
  documentTexts,
  fillTexts,
  myDocumentTexts,
  letterTexts,
  outgoingTexts,
  standardTexts,
  talkTexts,
  myTalkTexts,
  writeTexts,
  medicineTexts,
  medicineFormTexts,
  myMedicineTexts,
  myTexts,
  pathwayTexts,
  stayTexts,
  noWindowTexts,
  taskTexts,
  planTexts,
  myPlanTexts,
  reasonTexts,
  historyTexts,
  refusalTexts,
}
const all = Object.entries(catalogs).flatMap(([catalog, texts]) =>
  Object.entries(texts).map(([name, text]) => ({ name: `${catalog}.${name}`, text })),
)

const codes = Object.keys({
  ...planRefusals,
  ...coordinatorRefusals,
  ...changeRefusals,
  ...commonRefusals,
  ...identityRefusals,
  ...organisationRefusals,
  ...citizenRefusals,
  ...accessRefusals,
  ...correspondenceRefusals,
  ...formRefusals,
  ...medicationRefusals,
  ...messageRefusals,
  ...agreementRefusals,
  ...taskRefusals,
  ...stayRefusals,
  ...oversightRefusals,
})

describe('what the screens say', () => {
  beforeAll(learnRefusals)

  test('every refusal of every module has its words', () => {
    expect(codes.length).toBeGreaterThan(50)
    expect(codes.filter((code) => refusalTexts[code] === undefined)).toEqual([])
  })

  test('no text is empty, ends in a space, or asks for other blanks in English than in Danish', () => {
    const blanks = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
    expect(all.length).toBeGreaterThan(300)
    for (const { name, text } of all) {
      expect(text.da.trim(), name).toBe(text.da)
      expect(text.en.trim(), name).toBe(text.en)
      expect(text.da, name).not.toBe('')
      expect(text.en, name).not.toBe('')
      expect(blanks(text.en), name).toEqual(blanks(text.da))
    }
  })

  test('blanks are filled, and one without a value stays to be seen', () => {
    expect(say('da', { da: 'Fra {unit}', en: 'From {unit}' }, { unit: 'Nord' })).toBe('Fra Nord')
    expect(say('en', { da: 'Fra {unit}', en: 'From {unit}' })).toBe('From {unit}')
  })

  test('a refusal tells who, when the server did', () => {
    const problem = { type: '', title: '', status: 409, data: { name: 'Mette Holm' } }
    expect(textOfFault(new Refused({ ...problem, code: 'task-taken-on-already' })).da).toBe(
      'Mette Holm har taget opgaven.',
    )
  })

  test('a refusal without words of its own, a lost network and a fault of ours each say what to do', () => {
    const problem = { type: '', title: '', status: 403, data: {} }
    expect(textOfFault(new Refused({ ...problem, code: 'no-relation' })).da).toBe(
      refusalTexts['no-relation']?.da,
    )
    expect(textOfFault(new Refused({ ...problem, code: 'never-heard-of' })).da).toBe(
      refusalTexts['our-mistake']?.da,
    )
    expect(textOfFault(new Unreachable('x')).da).toBe(appTexts.unreachable.da)
    expect(textOfFault(new Error('x')).da).toBe(appTexts.brokenText.da)
  })
})
