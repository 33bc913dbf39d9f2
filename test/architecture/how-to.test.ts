import { describe, expect, test } from 'vitest'
import { demoCitizens } from '../../seed/demo-citizens.ts'
import { demoUnits } from '../../seed/demo-units.ts'
import { judgedBy, validateFile } from '../../server/modules/message/index.ts'
import { readText } from './sources.ts'

const example = readText('docs/how-to/hospital-notification.example.json')

describe('the letter of the how-to "connect a hospital system"', () => {
  test('keeps the rules a sender must keep', async () => {
    const { verdict, issues } = validateFile(Buffer.from(example), await judgedBy())
    expect({ verdict, issues }).toEqual({ verdict: 'ok', issues: [] })
  })

  test('is about a demo citizen of Gladsaxe, and sent to a mailbox the demo has', () => {
    const citizen = demoCitizens.find(({ cprNumber }) => example.includes(`"${cprNumber}"`))
    expect(citizen?.municipalityCode).toBe('0159')
    const mailbox = demoUnits.find(({ key }) => key === '0159')
    expect(example).toContain(`"${mailbox?.gln}"`)
    expect(example).toContain(`"${mailbox?.sor}"`)
  })
})
