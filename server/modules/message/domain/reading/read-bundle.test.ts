import { describe, expect, test } from 'vitest'
import { readBundle } from './read-bundle.ts'

const limits = { bytes: 10_000, depth: 100 }

function read(message: string | Uint8Array, contentType = '') {
  return readBundle(typeof message === 'string' ? Buffer.from(message) : message, limits, contentType)
}

function refusalOf(message: string | Uint8Array, contentType = ''): string {
  const result = read(message, contentType)
  return result.ok ? 'taken' : result.refusal.code
}

function bundleOf(message: string | Uint8Array, contentType = '') {
  const result = read(message, contentType)
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value.bundle
}

const xmlBundle = (inside: string, beginning = '<?xml version="1.0" encoding="UTF-8"?>\n') =>
  `${beginning}<Bundle xmlns="http://hl7.org/fhir">${inside}</Bundle>`

const latin = (text: string) => Buffer.from(text, 'latin1')

describe('what a message is written in', () => {
  test('JSON and XML are told apart by what they look like, whatever they are called', () => {
    expect(read('{"resourceType":"Bundle"}', 'application/fhir+xml')).toMatchObject({
      value: { format: 'json' },
    })
    expect(read(xmlBundle('<id value="a"/>'), 'application/fhir+json')).toMatchObject({
      value: { format: 'xml', bundle: { resourceType: 'Bundle', id: 'a' } },
    })
    expect(refusalOf('UNB+UNOC:3+5790000209354')).toBe('message-neither-json-nor-xml')
    expect(refusalOf('')).toBe('message-empty')
    expect(refusalOf('  \n ')).toBe('message-empty')
  })

  test('a byte order mark, or the lack of one, changes nothing', () => {
    const text = '{"resourceType":"Bundle","id":"æøå"}'
    expect(bundleOf(`\ufeff${text}`)).toEqual(bundleOf(text))
    expect(bundleOf(`\ufeff${xmlBundle('<id value="æ"/>')}`).id).toBe('æ')
  })

  test('XML in the character set of an older system is read as that system meant it', () => {
    const text = xmlBundle('<id value="Åbenrå"/>', '<?xml version="1.0" encoding="windows-1252"?>')
    expect(bundleOf(latin(text)).id).toBe('Åbenrå')
    expect(bundleOf(latin(text.replace('windows-1252', 'ISO-8859-1'))).id).toBe('Åbenrå')
    expect(
      bundleOf(latin(xmlBundle('<id value="Åbenrå"/>', '')), 'application/xml; charset=iso-8859-1').id,
    ).toBe('Åbenrå')
  })

  test('bytes that are no text are refused, never guessed at', () => {
    expect(refusalOf(latin('{"resourceType":"Bundle","id":"Åbenrå"}'))).toBe('message-not-text')
    expect(refusalOf(latin(xmlBundle('<id value="Åbenrå"/>')))).toBe('message-not-text')
    expect(refusalOf(xmlBundle('', '<?xml version="1.0" encoding="ebcdic-dk"?>'))).toBe('charset-unknown')
  })

  test('a message larger than the limit is refused before it is read', () => {
    expect(refusalOf(`{"resourceType":"Bundle","id":"${'a'.repeat(10_000)}"}`)).toBe('message-too-large')
  })

  test('what is broken, or is something else, says so', () => {
    expect(refusalOf('{"resourceType":"Bundle"')).toBe('json-broken')
    expect(refusalOf('{"resourceType":"Patient"}')).toBe('not-a-bundle')
    expect(refusalOf('{"type":"message"}')).toBe('message-not-fhir')
    expect(refusalOf('<Bundle/>')).toBe('message-not-fhir')
    expect(refusalOf('<Emessage xmlns="http://rep.oio.dk/medcom"/>')).toBe('message-not-fhir')
    for (const broken of [
      '<a',
      '<a>',
      '<a></b>',
      '<a b=c/>',
      '<a b="1" b="2"/>',
      '<a/><b/>',
      '<a>&</a>',
      '<a>&#0;</a>',
      '<a b="<"/>',
      'x<a/>',
    ])
      expect([broken, refusalOf(broken)]).toEqual([
        broken,
        broken.startsWith('x') ? 'message-neither-json-nor-xml' : 'xml-broken',
      ])
  })

  test('a refusal never repeats what was sent: it may hold a CPR number', () => {
    for (const broken of ['{"value":"2509479989", oops}', '<a b="2509479989"', '<a>&2509479989;</a>'])
      expect(JSON.stringify(read(broken))).not.toContain('2509479989')
  })
})

describe('a message made to hurt', () => {
  const deepLimits = { bytes: 1_000_000, depth: 100 }

  test('ten thousand brackets are a clear refusal, in JSON and in XML', () => {
    for (const message of [
      '['.repeat(10_000),
      '{"a":'.repeat(10_000),
      `{"resourceType":"Bundle","a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
      '<a>'.repeat(10_000),
      xmlBundle(`<text><div xmlns="http://www.w3.org/1999/xhtml">${'<div>'.repeat(10_000)}`),
    ])
      expect(readBundle(Buffer.from(message), deepLimits)).toMatchObject({
        refusal: { code: message.startsWith('[') ? 'message-neither-json-nor-xml' : 'message-too-deep' },
      })
  })

  test('brackets inside a text are only text', () => {
    const id = '[{'.repeat(500).concat('\\"', '\\\\')
    expect(bundleOf(`{"resourceType":"Bundle","id":"${id}"}`).id).toBe(`${'[{'.repeat(500)}"\\`)
  })

  test('document types and entities of one’s own are refused', () => {
    const bomb = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>'
    expect(refusalOf(xmlBundle('<id value="&lol2;"/>', bomb))).toBe('xml-doctype-forbidden')
    expect(refusalOf(xmlBundle('<id value="&xxe;"/>'))).toBe('xml-entity-forbidden')
  })

  test('an element called like a part of the language is only an element', () => {
    const bundle = bundleOf(xmlBundle('<__proto__><admin value="true"/></__proto__><constructor value="x"/>'))
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
    expect(({} as Record<string, unknown>).admin).toBeUndefined()
    expect(Object.keys(bundle)).toContain('constructor')
    expect(bundleOf('{"resourceType":"Bundle","__proto__":{"admin":true}}').admin).toBeUndefined()
  })
})

describe('XML becomes the JSON the standard says', () => {
  test('lists stay lists with one item, true and numbers are no texts, prefixes do not matter', () => {
    const patient = `
      <f:entry><!-- a comment --><f:resource><f:Patient>
        <f:meta><f:profile value="p"/></f:meta>
        <f:identifier><f:system value="urn:oid:1.2.208.176.1.2"/></f:identifier>
        <f:name><f:given value="Bruno"/><f:given value="Test &amp; &#216;"/></f:name>
        <f:deceasedBoolean value="true"/>
        <f:multipleBirthInteger value="2"/>
      </f:Patient></f:resource></f:entry>`
    const bundle = bundleOf(`<f:Bundle xmlns:f="http://hl7.org/fhir">${patient}</f:Bundle>`)
    expect(bundle).toEqual({
      resourceType: 'Bundle',
      entry: [
        {
          resource: {
            resourceType: 'Patient',
            meta: { profile: ['p'] },
            identifier: [{ system: 'urn:oid:1.2.208.176.1.2' }],
            name: [{ given: ['Bruno', 'Test & Ø'] }],
            deceasedBoolean: true,
            multipleBirthInteger: 2,
          },
        },
      ],
    })
  })

  test('extensions carry their address, and those on a single value stand beside it', () => {
    const bundle = bundleOf(
      xmlBundle(
        '<entry><resource><Patient><extension url="u"><valueBoolean value="false"/></extension><birthDate value="1947-09-25"><extension url="time"><valueDateTime value="x"/></extension></birthDate></Patient></resource></entry>',
      ),
    )
    expect(bundle).toMatchObject({
      entry: [
        {
          resource: {
            extension: [{ url: 'u', valueBoolean: false }],
            birthDate: '1947-09-25',
            _birthDate: { extension: [{ url: 'time', valueDateTime: 'x' }] },
          },
        },
      ],
    })
  })

  test('narrative stays the markup it was, safely escaped', () => {
    const div =
      '<div xmlns="http://www.w3.org/1999/xhtml"><p>a &lt;b&gt; <i>c</i><![CDATA[<&]]><br/></p></div>'
    const bundle = bundleOf(
      xmlBundle(
        `<entry><resource><Patient><text><status value="generated"/>${div}</text></Patient></resource></entry>`,
      ),
    )
    expect(bundle).toMatchObject({
      entry: [
        { resource: { text: { status: 'generated', div: div.replace('<![CDATA[<&]]>', '&lt;&amp;') } } },
      ],
    })
  })

  test('line breaks in a value: written out they are kept, by accident they are spaces', () => {
    expect(bundleOf(xmlBundle('<id value="a&#10;b"/>')).id).toBe('a\nb')
    expect(bundleOf(xmlBundle('<id value="a\r\nb"/>')).id).toBe('a b')
  })

  test('what is not FHIR inside is left out, what is unknown is kept as it stands', () => {
    const bundle = bundleOf(
      xmlBundle('<x:note xmlns:x="urn:x" value="1"/><novelty><deep value="1"/></novelty>'),
    )
    expect(bundle).toEqual({ resourceType: 'Bundle', novelty: { deep: '1' } })
  })
})

describe('what costs much to read', () => {
  const many = Array.from({ length: 40_000 }, (_, place) => place)
  const roomy = { bytes: 10_000_000, depth: 100 }
  test.each([
    ['attributes', `<Bundle xmlns="http://hl7.org/fhir" ${many.map((at) => `a${at}=""`).join(' ')}/>`],
    [
      'prefixes',
      `<Bundle xmlns="http://hl7.org/fhir" ${many.map((at) => `xmlns:a${at}="b"`).join(' ')}>${many.map(() => '<id xmlns:c="d"/>').join('')}</Bundle>`,
    ],
  ])('is no more than its length, also with forty thousand %s', (_what, text) => {
    const started = performance.now()
    expect(readBundle(Buffer.from(text), roomy).ok).toBe(true)
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  test('an attribute that stands twice is broken', () => {
    expect(refusalOf(xmlBundle('<id value="a" value="b"/>'))).toBe('xml-broken')
  })
})
