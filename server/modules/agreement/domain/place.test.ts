import { expect, test } from 'vitest'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import { place } from './place.ts'

const ward = 'ward' as OrganisationId
const clinic = 'clinic' as OrganisationId
const town = 'town' as OrganisationId

test('the unit the role means has it, and nothing more need be said', () => {
  expect(place({ kind: 'gp-of-citizen' }, { stayUnit: ward, gp: clinic })).toEqual({
    ok: true,
    value: { unitId: clinic, reasons: [] },
  })
})

test('a citizen without a GP: the ward keeps the task and says why', () => {
  expect(place({ kind: 'gp-of-citizen' }, { stayUnit: ward })).toMatchObject({
    value: {
      unitId: ward,
      reasons: [{ text: { da: 'Borgeren har ingen egen læge. Hospitalets afdeling beholder opgaven.' } }],
    },
  })
})

test('without a ward the municipality has it: somebody always does', () => {
  expect(place({ kind: 'municipal-unit', unit: 'acute-nursing' }, { municipality: town })).toMatchObject({
    value: {
      unitId: town,
      reasons: [{ text: { da: 'Kommunens akutsygepleje er ikke registreret her. Kommunen har opgaven.' } }],
    },
  })
})

test('with neither ward nor municipality nobody is made responsible by guess', () => {
  expect(place({ kind: 'gp-of-citizen' }, {})).toMatchObject({ refusal: { code: 'nobody-responsible' } })
})

test('the work of a hospital that is not in the house is not given to the municipality', () => {
  expect(place({ kind: 'stay-unit' }, { municipality: town })).toMatchObject({
    refusal: { code: 'hospital-not-registered' },
  })
})
