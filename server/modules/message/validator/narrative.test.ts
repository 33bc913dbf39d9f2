import { describe, expect, test } from 'vitest'
import { isSafeNarrative } from './narrative.ts'

const div = (inside: string): string => `<div xmlns="http://www.w3.org/1999/xhtml">${inside}</div>`

describe('narrative', () => {
  test('is text, tables, lists, links and pictures, in Danish or any language', () => {
    for (const text of [
      div('Indlagt på <b>Herlev</b>'),
      div('<table border="1"><tr><td colspan="2">æøå</td></tr></table>'),
      div('<p>a</p><!-- b --><br/><ul><li>c &amp; &#230;</li></ul>'),
      div('<a href="https://medcom.dk" title=\'x\'>MedCom</a>'),
      div('<img src="#billede" alt="sår"/>'),
      `<div xmlns="http://www.w3.org/1999/xhtml" xml:lang="da" lang="da"><p>x</p></div>`,
      ` ${div('x')} `,
    ])
      expect([text, isSafeNarrative(text)]).toEqual([text, true])
  })

  test('never acts, is never broken, and always says something', () => {
    for (const text of [
      '',
      'x',
      '<div>x</div>',
      '<p xmlns="http://www.w3.org/1999/xhtml">x</p>',
      '<div xmlns="http://www.w3.org/2000/svg">x</div>',
      div(''),
      div('  <p> </p>'),
      div('<script>x</script>'),
      div('<form>x</form>'),
      div('<iframe src="x">y</iframe>'),
      div('<style>p{}</style>x'),
      div('<p onclick="x">y</p>'),
      div('<a href="javascript:x">y</a>'),
      div('<p>x'),
      div('<b><i>x</b></i>'),
      div('<p class=x>y</p>'),
      div('<p class="a" class="b">y</p>'),
      div('a & b'),
      div('a&nbsp;b'),
      div('a\u0001b'),
      div('<P>x</P>'),
      div('<!DOCTYPE x>y'),
      div('<?php x ?>y'),
      div('<![CDATA[x]]>y'),
      `${div('x')}${div('y')}`,
      `${div('x')} y`,
    ])
      expect([text, isSafeNarrative(text)]).toEqual([text, false])
  })

  test('however long or crooked is judged in linear time', () => {
    const started = performance.now()
    isSafeNarrative(div('<p class="x">y</p>'.repeat(50_000)))
    isSafeNarrative(`<div${' a="b"'.repeat(50_000)}`)
    isSafeNarrative(div('<'.repeat(50_000)))
    isSafeNarrative(`<!--${'-'.repeat(50_000)}`)
    isSafeNarrative(div('<b>'.repeat(50_000)))
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
