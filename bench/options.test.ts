import { describe, expect, test } from 'vitest'
import { barNames, OptionsError, readOptions } from './options.ts'

describe('the options of the bench', () => {
  test('without any, a small population and every bar', () => {
    expect(readOptions([])).toMatchObject({
      citizens: 5_000,
      tasks: 25_000,
      events: 100_000,
      openTasks: 100_000,
      only: barNames,
      isJson: false,
    })
  })

  test('a million citizens bring five million tasks and twenty million events', () => {
    expect(readOptions(['--citizens', '1_000_000'])).toMatchObject({ tasks: 5_000_000, events: 20_000_000 })
  })

  test.each([['--citizens', 'many'], ['--citizens', '0'], ['--only', 'speed'], ['--fast']])(
    '%s %s is refused with what to write instead',
    (...argv) => {
      expect(() => readOptions(argv)).toThrow(OptionsError)
    },
  )
})
