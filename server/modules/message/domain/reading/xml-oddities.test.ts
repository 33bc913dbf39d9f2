import { describe, expect, test } from 'vitest'
import { readXml } from './xml.ts'
import { findXmlOddities } from './xml-oddities.ts'

const order: Record<string, readonly string[]> = {
  Bundle: ['id', 'meta', 'type', 'timestamp', 'entry'],
  'Bundle.entry': ['fullUrl', 'resource'],
  Patient: ['id', 'text', 'name', 'deceased[x]'],
}

function oddities(inside: string): readonly string[] {
  const root = readXml(`<Bundle xmlns="http://hl7.org/fhir">${inside}</Bundle>`, 50)
  if (!root.ok) throw new Error(root.refusal.code)
  return findXmlOddities(root.value, (type) => order[type]).map(
    ({ rule, expression }) => `${rule} ${expression}`,
  )
}
const entry = (patient: string): string =>
  `<entry><fullUrl value="x"/><resource><Patient>${patient}</Patient></resource></entry>`

describe('what XML can say and JSON cannot', () => {
  test('is nothing in a message as it should be', () => {
    expect(
      oddities(
        `<id value="a"/><type value="message"/>${entry('<id value="p"/><text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml">Hej <b>du</b></div></text><name><family value="x"/></name><name id="n"/><deceasedBoolean value="true"/>')}`,
      ),
    ).toEqual([])
  })

  test('is told with the place: text, attributes, namespaces, empty elements and the wrong order', () => {
    expect(oddities('<id value="a"/>løs tekst')).toEqual(['xml-text Bundle'])
    expect(oddities('<id value="a" color="red"/>')).toEqual(['xml-attribute Bundle.id'])
    expect(oddities('<x:a xmlns:x="urn:x" value="1"/>')).toEqual(['xml-namespace Bundle'])
    expect(
      oddities(
        '<entry><resource><Patient><id value="p"/></Patient><Patient><id value="q"/></Patient></resource></entry>',
      ),
    ).toEqual(['xml-resource Bundle.entry[0].resource'])
    expect(oddities('<meta/>')).toEqual(['xml-empty Bundle.meta'])
    expect(oddities('<type value="message"/><id value="a"/>')).toEqual(['xml-order Bundle'])
    expect(oddities(entry('<name><family value="x"/></name><id value="p"/>'))).toEqual([
      'xml-order Bundle.entry[0].resource',
    ])
    expect(
      oddities(
        `<entry><fullUrl value="x"/></entry><type value="message"/><entry><fullUrl value="y"/></entry>`,
      ),
    ).toEqual(['xml-order Bundle'])
  })
})
