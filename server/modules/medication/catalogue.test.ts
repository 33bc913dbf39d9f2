import { describe, expect, test } from 'vitest'
import { ContentError, readContentFolder } from '../../platform/content-file.ts'
import { medicineCatalogue, searchCatalogue, understandMedicines } from './catalogue.ts'
import { highRiskOf } from './domain/rules.ts'

describe('the catalogue of medicines', () => {
  test('holds what older citizens often have, each under a code of its own', async () => {
    const { medicines } = await medicineCatalogue()
    expect(new Set(medicines.map(({ atc }) => atc)).size).toBeGreaterThan(150)
    expect(new Set(medicines.map(({ code }) => code)).size).toBe(medicines.length)
  })

  test.each([
    ['B01AF02', 'anticoagulant'],
    ['B01AA03', 'anticoagulant'],
    ['B01AB05', 'anticoagulant'],
    ['B01AC06', null],
    ['A10AE04', 'insulin'],
    ['N02AA01', 'opioid'],
    ['L01BA01', 'methotrexate'],
    ['L04AX03', 'methotrexate'],
    ['C01AA05', 'digoxin'],
    ['N05AN01', 'lithium'],
    ['A10BA02', null],
    ['L04AX01', null],
  ])('%s is of the group %s', async (atc, group) => {
    expect(highRiskOf((await medicineCatalogue()).rules, atc)).toBe(group)
  })

  test('a medicine is found by a part of its name, its strength or its code; those that begin with it first', async () => {
    const catalogue = await medicineCatalogue()
    const found = (text: string) =>
      searchCatalogue(catalogue, text, 5).map(({ name, strength }) => `${name} ${strength}`)
    expect(found('metf 500')).toEqual(['Metformin 500 mg'])
    expect(found('C01AA05')).toEqual(['Digoxin 62,5 mikrogram', 'Digoxin 250 mikrogram'])
    expect(found('digo')[0]).toBe('Digoxin 62,5 mikrogram')
  })

  test('a medicine that stands twice is refused with its line', async () => {
    const files = await readContentFolder('medicines')
    const twice = files.map((file) =>
      file.name.endsWith('catalogue.yaml')
        ? {
            ...file,
            text: `${file.text}  - { atc: A10BA02, name: Metformin, form: tablet, strengths: [500 mg], dose_bags: yes }\n`,
          }
        : file,
    )
    expect(() => understandMedicines(twice)).toThrow(ContentError)
    expect(() => understandMedicines(twice)).toThrow(/catalogue\.yaml:\d+ medicine-twice/)
  })
})
