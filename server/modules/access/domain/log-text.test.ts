import { describe, expect, test } from 'vitest'
import { fillLogText, printOverrideReason } from './log-text.ts'

const emergency = { da: 'NØDADGANG: {årsag}', en: 'EMERGENCY ACCESS: {årsag}' }

describe('the text of a look, as the citizen reads it', () => {
  test('an emergency says why in words, never as a code', () => {
    const reason = printOverrideReason('ACUTE_MEDICATION_RISK', 'Han får blodfortyndende.')
    expect(fillLogText(emergency, reason).text).toEqual({
      da: 'NØDADGANG: akut risiko ved medicin. Han får blodfortyndende.',
      en: 'EMERGENCY ACCESS: acute risk with medicine. Han får blodfortyndende.',
    })
  })

  test('a reason the text has no room for is told beside it', () => {
    const seen = { da: 'Kontrol af opslag', en: 'Control of look-ups' }
    expect(fillLogText(seen, 'Borgeren har spurgt.')).toEqual({
      text: seen,
      reason: { da: 'Borgeren har spurgt.', en: 'Borgeren har spurgt.' },
    })
    expect(fillLogText(seen, null).reason).toBeNull()
  })
})
