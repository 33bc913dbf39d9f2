import { z } from 'zod'
import type { Bilingual } from '../../../kernel/bilingual.ts'
import type { LegalReference } from '../../../kernel/legal-reference.ts'
import { readContentFolder, understand } from '../../platform/content-file.ts'

/** By what right a rule says what it says, and how the citizen is told. */
export interface RuleText {
  readonly id: string
  readonly law: LegalReference
  readonly text: Bilingual
}

const rulesFile = z.strictObject({
  read_on: z.iso.date(),
  rules: z.array(
    z.strictObject({
      id: z.string().regex(/^[PDS]\d{2}$/),
      law: z.strictObject({
        act: z.enum(['SUL', 'SEL', 'ÆL', 'RSL', 'FVL', 'DBL', 'AUT', 'PSYL', 'CPR', 'GDPR']),
        section: z.string(),
      }),
      confidence: z.enum(['certain', 'to-verify']),
      da: z.string(),
      en: z.string(),
    }),
  ),
})

/** Reads `content/access`. Throws ContentError naming line and rule of every fault. */
export async function readRuleTexts(): Promise<ReadonlyMap<string, RuleText>> {
  const files = (await readContentFolder('access')).filter(({ name }) => name.endsWith('first-rules.yaml'))
  const texts = files.flatMap((file) => {
    const { value } = understand(file, rulesFile)
    return value.rules.map(
      (rule): RuleText => ({
        id: rule.id,
        law: { ...rule.law, dated: value.read_on, confidence: rule.confidence },
        text: { da: rule.da, en: rule.en },
      }),
    )
  })
  return new Map(texts.map((text) => [text.id, text]))
}

let read: Promise<ReadonlyMap<string, RuleText>> | undefined

/** The texts, read once for the life of the program: rules in force are not edited while it runs. */
export function ruleTexts(): Promise<ReadonlyMap<string, RuleText>> {
  read ??= readRuleTexts()
  return read
}
